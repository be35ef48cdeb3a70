"""Whether the emblem is seen, whole and right (V1, V7, V9–V12, A3)."""

import re
from collections.abc import Iterator
from typing import Final

from catalogue_pages.identity.standard import EMBLEM_RATIO, WHITE
from visibility.audit.judging.colours import is_near
from visibility.audit.measures import Box, Emblem, Ensemble, Logo
from visibility.audit.places import united
from visibility.audit.verdicts import Asked, Verdict, verdict
from visibility.rules.rule import Medium

RATIO_TOLERANCE: Final = 0.02
"""Of the emblem's box: browsers round to pixels."""
MERGED: Final = 0.25
"""Heights of the emblem within which another logo seems a part of it."""
LIKENESS: Final = 0.85
"""How much of an upright star a star covers; one upside down covers three quarters."""
WEAKEST_STAR: Final = 0.5
SCREEN_COLOURS: Final = 16
"""Steps of 255 by which a screen may differ from the file; pixels at edges are mixed."""
PIXELS_PER_MM: Final = 96 / 25.4
_NAMES_EMBLEM: Final = re.compile(r"eiropas savien|european union|es karog", re.IGNORECASE)
_SAYS_STATEMENT: Final = re.compile(r"finansē|funded", re.IGNORECASE)


def judge_emblem(ensemble: Ensemble, asked: Asked) -> Iterator[Verdict]:
    """The verdicts about the emblem of an ensemble."""
    emblem = ensemble["emblem"]
    if emblem is None:
        yield verdict("V1", "no emblem", "an emblem", passed=False)
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
        said = f"{height:.1f} mm"
        yield verdict("V12", said, limit.said(), emblem["box"], passed=limit.holds(height))
    elif asked.medium is not Medium.PICTURE:
        yield _alternative(emblem)


def _visible(emblem: Emblem, asked: Asked) -> Verdict:
    limit = asked.limits["V1"]
    shown = 100 * emblem["share"]
    if not emblem["rendered"]:
        said = "not displayed"
    elif not emblem["loaded"]:
        said = "the file was not loaded"
    elif emblem["opacity"] < 0.2:
        said = f"opacity {emblem['opacity']:.2f}"
    else:
        over = f", under {emblem['coveredBy']}" if emblem["coveredBy"] else ""
        said = f"{shown:.0f} % visible{over}"
        return verdict("V1", said, limit.said(), emblem["box"], passed=limit.holds(shown))
    return verdict("V1", said, limit.said(), emblem["box"], passed=False)


def _intact(emblem: Emblem) -> Iterator[Verdict]:
    box = emblem["box"]
    said, due = f"{_ratio(box):.3f} : 1", f"{EMBLEM_RATIO} : 1 ± {RATIO_TOLERANCE:.0%}"
    yield verdict("V7", said, due, box, passed=_keeps_ratio(box))
    effects = list(emblem["effects"])
    if emblem["opacity"] < 0.999:
        effects.append(f"opacity {emblem['opacity']:.2f}")
    yield verdict("V7", "; ".join(effects) or "unmodified", "unmodified", box, passed=not effects)


def _ratio(box: Box) -> float:
    return box["width"] / box["height"]


def _keeps_ratio(box: Box) -> bool:
    return abs(_ratio(box) / EMBLEM_RATIO - 1) <= RATIO_TOLERANCE


def _largest(emblem: Emblem, logos: list[Logo], asked: Asked) -> Iterator[Verdict]:
    limit, box = asked.limits["V7"], emblem["box"]
    for logo in logos:
        other = logo["box"]
        larger = max(other["height"] / box["height"], other["width"] / box["width"])
        passed = limit.holds(round(larger, 2))
        said = f"{larger:.2f} × emblem ({logo['name']})"
        yield verdict("V7", said, limit.said(), other, passed=passed)
        gap = logo["gap"] / box["height"]
        said = f"{gap:.2f} × height between ({logo['name']})"
        due = f"≥ {MERGED} × height, not merged"
        yield verdict("V7", said, due, united(box, other), passed=gap >= MERGED)


def _file(emblem: Emblem, asked: Asked) -> Iterator[Verdict]:
    geometry, colours = asked.limits["V9"], asked.limits["V10"]
    shape, box = emblem["shape"], emblem["box"]
    if shape is None:
        for rule in ("V9", "V10"):
            yield verdict(rule, "the file cannot be read", "a file", box, passed=None)
        return
    off = max(shape["off_ring"], shape["off_size"], 100 * abs(shape["ratio"] / EMBLEM_RATIO - 1))
    right = shape["stars"] == 12 and shape["likeness"] >= LIKENESS and geometry.holds(off)
    said = f"{shape['stars']} stars, {off:.1f} % off, {shape['likeness']:.2f} alike"
    due = f"12 upright stars, {geometry.said()} off"
    yield verdict("V9", said, due, box, passed=right)
    worst = max(shape["ground_off"], shape["stars_off"] if shape["stars"] == 12 else 0)
    said = f"{worst:.0f} of 255 from #003399 and #FFCC00"
    yield verdict("V10", said, colours.said(), box, passed=colours.holds(worst))


def _on_screen(emblem: Emblem) -> Iterator[Verdict]:
    """What a screen shows, unless another rule says already why it is different from the file."""
    drawn, box = emblem["drawn"], emblem["box"]
    explained = emblem["effects"] or emblem["opacity"] < 0.999 or emblem["share"] < 1
    if drawn is None or explained or emblem["wordsOver"] or not _keeps_ratio(box):
        return
    said = f"{drawn['ground_off']:.0f} of 255 from #003399, as drawn"
    due = f"≤ {SCREEN_COLOURS} of 255"
    yield verdict("V10", said, due, box, passed=drawn["ground_off"] <= SCREEN_COLOURS)
    said = f"the palest star has {drawn['weakest_star']:.0%} of its yellow, as drawn"
    due = f"≥ {WEAKEST_STAR:.0%}"
    yield verdict("V9", said, due, box, passed=drawn["weakest_star"] >= WEAKEST_STAR)


def _border(emblem: Emblem, asked: Asked) -> Verdict:
    limit, box, ground = asked.limits["V11"], emblem["box"], emblem["ground"]
    width = emblem["border"]["width"] / box["height"]
    is_white = is_near(emblem["border"]["colour"], WHITE, 6)
    if not ground["picture"] and is_near(ground["colour"], WHITE, 6):
        return verdict("V11", "on white", limit.said(), box, passed=True)
    said = f"{width:.3f} × height, {'white' if is_white else 'not white'}"
    return verdict("V11", said, limit.said(), box, passed=is_white and limit.holds(width))


def _alternative(emblem: Emblem) -> Verdict:
    text = emblem["alternative"]
    sensible = text is not None and (
        not text.strip() or (bool(_NAMES_EMBLEM.search(text)) and not _SAYS_STATEMENT.search(text))
    )
    said = "none" if text is None else f"“{text}”"
    return verdict("A3", said, "empty, or the emblem's name", emblem["box"], passed=sensible)
