"""Whether the emblem is seen, whole and right (V1, V7, V9–V12, A3)."""

import re
from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from catalogue_pages.identity.standard import EMBLEM_RATIO, WHITE
from visibility.audit.judging.colours import is_near
from visibility.audit.measures import Box, Emblem, Ensemble, Logo
from visibility.audit.places import united
from visibility.audit.verdicts import Asked, Verdict, verdict
from visibility.rules.rule import Limit, Medium
from visibility.rules.wording import figure, listed, said

RATIO_TOLERANCE: Final = 0.02
"""Of the emblem's box: browsers round to pixels."""
MERGED: Final = Limit(0.25, _("× height, not merged"))
"""Of its height between the emblem and another logo; nearer it seems a part of it."""
LIKENESS: Final = 0.85
"""How much of an upright star a star covers; one upside down covers three quarters."""
WEAKEST_STAR: Final = Limit(50, "%")
SCREEN_COLOURS: Final = Limit(16, _("of 255"), at_least=False)
"""By how much a screen may differ from the file; pixels at edges are mixed."""
PIXELS_PER_MM: Final = 96 / 25.4
_NAMES_EMBLEM: Final = re.compile(r"eiropas savien|european union|es karog", re.IGNORECASE)
_SAYS_STATEMENT: Final = re.compile(r"finansē|funded", re.IGNORECASE)


def judge_emblem(ensemble: Ensemble, asked: Asked) -> Iterator[Verdict]:
    """The verdicts about the emblem of an ensemble."""
    emblem = ensemble["emblem"]
    if emblem is None:
        yield verdict("V1", said(_("no emblem")), said(_("an emblem")), passed=False)
        return
    yield _visible(emblem, asked)
    if not emblem["rendered"]:
        return
    yield from _intact(emblem)
    yield from _largest(emblem, ensemble["logos"], asked)
    if asked.medium is not Medium.PICTURE:
        yield from _file(emblem, asked)
    yield from _on_screen(emblem)
    yield _border(emblem, asked)
    if asked.medium in {Medium.PRINT, Medium.PDF}:
        height, limit = emblem["box"]["height"] / PIXELS_PER_MM, asked.limits["V12"]
        measured = listed((figure(height, 1), "mm"), " ")
        yield verdict("V12", measured, limit.said(), emblem["box"], passed=limit.holds(height))
    elif asked.medium is not Medium.PICTURE:
        yield _alternative(emblem)


def _visible(emblem: Emblem, asked: Asked) -> Verdict:
    limit = asked.limits["V1"]
    shown = 100 * emblem["share"]
    if not emblem["rendered"]:
        measured = said(_("not displayed"))
    elif not emblem["loaded"]:
        measured = said(_("the file was not loaded"))
    elif emblem["opacity"] < 0.2:
        measured = _opacity(emblem)
    else:
        message = (
            _("%(share)s %% visible, under %(cover)s")
            if emblem["coveredBy"]
            else _("%(share)s %% visible")
        )
        measured = said(message, share=figure(shown, 0), cover=emblem["coveredBy"])
        return verdict("V1", measured, limit.said(), emblem["box"], passed=limit.holds(shown))
    return verdict("V1", measured, limit.said(), emblem["box"], passed=False)


def _opacity(emblem: Emblem) -> str:
    return said(_("opacity %(opacity)s"), opacity=figure(emblem["opacity"], 2))


def _intact(emblem: Emblem) -> Iterator[Verdict]:
    box = emblem["box"]
    measured = listed((figure(_ratio(box), 3), ": 1"), " ")
    due = listed((figure(EMBLEM_RATIO), ": 1 ±", figure(100 * RATIO_TOLERANCE), "%"), " ")
    yield verdict("V7", measured, due, box, passed=_keeps_ratio(box))
    effects = list(emblem["effects"])
    if emblem["opacity"] < 0.999:
        effects.append(_opacity(emblem))
    plain = said(_("unmodified"))
    yield verdict("V7", listed(effects, "; ") if effects else plain, plain, box, passed=not effects)


def _ratio(box: Box) -> float:
    return box["width"] / box["height"]


def _keeps_ratio(box: Box) -> bool:
    return abs(_ratio(box) / EMBLEM_RATIO - 1) <= RATIO_TOLERANCE


def _largest(emblem: Emblem, logos: list[Logo], asked: Asked) -> Iterator[Verdict]:
    limit, box = asked.limits["V7"], emblem["box"]
    for logo in logos:
        other = logo["box"]
        larger = max(other["height"] / box["height"], other["width"] / box["width"])
        passed, name = limit.holds(round(larger, 2)), logo["name"] or said(_("a picture beside it"))
        measured = said(_("%(times)s × emblem (%(name)s)"), times=figure(larger, 2), name=name)
        yield verdict("V7", measured, limit.said(), other, passed=passed)
        gap = logo["gap"] / box["height"]
        message = _("%(times)s × height between (%(name)s)")
        measured = said(message, times=figure(gap, 2), name=name)
        yield verdict("V7", measured, MERGED.said(), united(box, other), passed=MERGED.holds(gap))


def _file(emblem: Emblem, asked: Asked) -> Iterator[Verdict]:
    geometry, colours = asked.limits["V9"], asked.limits["V10"]
    shape, box = emblem["shape"], emblem["box"]
    if shape is None:
        for rule in ("V9", "V10"):
            yield verdict(
                rule, said(_("the file cannot be read")), said(_("a file")), box, passed=None
            )
        return
    off = max(shape["off_ring"], shape["off_size"], 100 * abs(shape["ratio"] / EMBLEM_RATIO - 1))
    right = shape["stars"] == 12 and shape["likeness"] >= LIKENESS and geometry.holds(off)
    measured = said(
        ngettext_lazy(
            "%(stars)s star, %(off)s %% off, %(likeness)s alike",
            "%(stars)s stars, %(off)s %% off, %(likeness)s alike",
            "stars",
        ),
        stars=shape["stars"],
        off=figure(off, 1),
        likeness=figure(shape["likeness"], 2),
    )
    due = said(_("12 upright stars, %(most)s off"), most=geometry.said())
    yield verdict("V9", measured, due, box, passed=right)
    worst = max(shape["ground_off"], shape["stars_off"] if shape["stars"] == 12 else 0)
    measured = said(_("%(steps)s of 255 from #003399 and #FFCC00"), steps=figure(worst, 0))
    yield verdict("V10", measured, colours.said(), box, passed=colours.holds(worst))


def _on_screen(emblem: Emblem) -> Iterator[Verdict]:
    """What a screen shows, unless another rule says already why it is different from the file."""
    drawn, box = emblem["drawn"], emblem["box"]
    explained = emblem["effects"] or emblem["opacity"] < 0.999 or emblem["share"] < 1
    if drawn is None or explained or emblem["wordsOver"] or not _keeps_ratio(box):
        return
    off, yellow = drawn["ground_off"], 100 * drawn["weakest_star"]
    measured = said(_("%(steps)s of 255 from #003399, as drawn"), steps=figure(off, 0))
    passed = SCREEN_COLOURS.holds(off)
    yield verdict("V10", measured, SCREEN_COLOURS.said(), box, passed=passed)
    message = _("the palest star has %(share)s %% of its yellow, as drawn")
    measured, passed = said(message, share=figure(yellow, 0)), WEAKEST_STAR.holds(yellow)
    yield verdict("V9", measured, WEAKEST_STAR.said(), box, passed=passed)


def _border(emblem: Emblem, asked: Asked) -> Verdict:
    limit, box, ground = asked.limits["V11"], emblem["box"], emblem["ground"]
    width = emblem["border"]["width"] / box["height"]
    is_white = is_near(emblem["border"]["colour"], WHITE, 6)
    if not ground["picture"] and is_near(ground["colour"], WHITE, 6):
        return verdict("V11", said(_("on white")), limit.said(), box, passed=True)
    message = _("%(width)s × height, white") if is_white else _("%(width)s × height, not white")
    measured, passed = said(message, width=figure(width, 3)), is_white and limit.holds(width)
    return verdict("V11", measured, limit.said(), box, passed=passed)


def _alternative(emblem: Emblem) -> Verdict:
    text = emblem["alternative"]
    sensible = text is not None and (
        not text.strip() or (bool(_NAMES_EMBLEM.search(text)) and not _SAYS_STATEMENT.search(text))
    )
    measured = said(_("none")) if text is None else f"“{text}”"
    due = said(_("empty, or the emblem's name"))
    return verdict("A3", measured, due, emblem["box"], passed=sensible)
