"""Whether the statement stands beside the emblem, in full and as it must look (V2–V6)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.identity.standard import BLACK, BLUE, WHITE
from catalogue_pages.identity.statement import FULLY, PARTLY, PROGRAMME_RATE, statement
from visibility.audit.judging.colours import contrast, is_near
from visibility.audit.measures import Ensemble, Statement
from visibility.audit.verdicts import Asked, Verdict, verdict
from visibility.rules.wording import figure, listed, said

TYPEFACES: Final = (
    *("arial", "auto", "calibri", "garamond", "eb garamond", "trebuchet"),
    *("tahoma", "verdana", "ubuntu"),
)
"""As families begin: drawn ones may have a suffix, such as `Trebuchet MS`."""
NAMES: Final = ("Eiropas Savienīb", "European Union")
"""The Union's name in full, without the ending that a sentence gives it."""
READABLE: Final = 0.98
HARDLY: Final = 0.2
"""What of the words is seen at least, for their place to be judged."""
SMALLEST: Final = 10.0
"""CSS pixels below which nobody reads."""


def judge_statement(ensemble: Ensemble, asked: Asked) -> Iterator[Verdict]:
    """The verdicts about the statement of an ensemble."""
    stated, rate = ensemble["statement"], Decimal(ensemble["rate"] or PROGRAMME_RATE)
    language = "lv" if asked.language == "lv" else "en"
    due = statement(rate, "lv" if language == "lv" else "en")
    if stated is None or not stated["words"]:
        yield verdict("V2", said(_("no statement")), f"“{due}”", passed=False)
        return
    yield _readable(stated)
    if not stated["rendered"]:
        return
    yield from _words(stated, due, language)
    if stated["share"] < HARDLY:
        return
    yield from _beside(ensemble, stated, asked)
    yield from _typeface(stated)
    yield _colour(stated, asked)


def _readable(stated: Statement) -> Verdict:
    share, box = stated["share"], stated["box"]
    if not stated["rendered"] or stated["opacity"] < 0.2:
        return verdict("V2", said(_("not displayed")), said(_("readable text")), box, passed=False)
    readable = share >= READABLE and stated["size"] >= SMALLEST
    message = (
        _("%(share)s %% readable, %(size)s px, under %(cover)s")
        if stated["coveredBy"]
        else _("%(share)s %% readable, %(size)s px")
    )
    size, cover = figure(stated["size"], 1), stated["coveredBy"]
    measured = said(message, share=figure(100 * share, 0), size=size, cover=cover)
    due = listed(("100 %, ≥", figure(SMALLEST), "px"), " ")
    return verdict("V2", measured, due, box, passed=readable)


def _words(stated: Statement, due: str, language: str) -> Iterator[Verdict]:
    words, box = stated["words"], stated["box"]
    official = {"lv": {FULLY["lv"], PARTLY["lv"]}, "en": {FULLY["en"], PARTLY["en"]}}
    other = official["en" if language == "lv" else "lv"]
    in_full = any(name in words for name in NAMES) and words not in other
    yield verdict("V2", f"“{words}”", f"“{due}”", box, passed=in_full)
    if in_full:
        yield verdict("V3", f"“{words}”", f"“{due}”", box, passed=words == due)


def _beside(ensemble: Ensemble, stated: Statement, asked: Asked) -> Iterator[Verdict]:
    emblem = ensemble["emblem"]
    if emblem is None or not emblem["rendered"] or stated["gap"] is None:
        return
    limit, gap = asked.limits["V2"], stated["gap"] / emblem["box"]["height"]
    measured = said(_("%(times)s × height from the emblem"), times=figure(gap, 2))
    yield verdict("V2", measured, limit.said(), stated["box"], passed=limit.holds(gap))
    overlapping = stated["overlap"] > 1 or bool(emblem["wordsOver"])
    measured, due = said(_("apart")), said(_("no text over the emblem"))
    if emblem["wordsOver"]:
        measured = said(_("%(words)s overlaps the emblem"), words=emblem["wordsOver"])
    elif overlapping:
        measured = said(_("the statement overlaps the emblem"))
    yield verdict("V5", measured, due, emblem["box"], passed=not overlapping)


def _typeface(stated: Statement) -> Iterator[Verdict]:
    drawn = stated["fonts"]
    allowed = all(name.casefold().startswith(TYPEFACES) for name in drawn) if drawn else None
    names = ", ".join(drawn) or said(_("unknown"))
    due = said(_("Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana or Ubuntu"))
    yield verdict("V4", names, due, stated["box"], passed=allowed)
    effects, plain = "; ".join(stated["effects"]), said(_("plain"))
    yield verdict("V4", effects or plain, plain, stated["box"], passed=not effects)


def _colour(stated: Statement, asked: Asked) -> Verdict:
    limit, colour, ground = asked.limits["V6"], stated["colour"], stated["ground"]
    strength = colour[3] * stated["opacity"]
    mixed = [
        under + (own - under) * strength
        for own, under in zip(colour[:3], ground["colour"][:3], strict=True)
    ]
    ratio = contrast(mixed, ground["colour"])
    allowed = any(is_near(colour, one, 3) for one in (BLUE, BLACK, WHITE))
    red, green, blue = (round(part) for part in mixed)
    measured = listed((f"#{red:02X}{green:02X}{blue:02X},", figure(ratio, 1), ": 1"), " ")
    due = said(_("#003399, black or white, %(least)s"), least=limit.said())
    passed: bool | None = allowed and limit.holds(ratio)
    if passed and ground["picture"]:
        passed = None
    return verdict("V6", measured, due, stated["box"], passed=passed)
