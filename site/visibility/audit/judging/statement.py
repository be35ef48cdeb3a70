"""Whether the statement stands beside the emblem, in full and as it must look (V2–V6)."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from catalogue_pages.identity.standard import BLACK, BLUE, WHITE
from catalogue_pages.identity.statement import FULLY, PARTLY, PROGRAMME_RATE, statement
from visibility.audit.judging.colours import contrast, is_near
from visibility.audit.measures import Ensemble, Statement
from visibility.audit.verdicts import Asked, Verdict, verdict

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
    said, rate = ensemble["statement"], Decimal(ensemble["rate"] or PROGRAMME_RATE)
    language = "lv" if asked.language == "lv" else "en"
    due = statement(rate, "lv" if language == "lv" else "en")
    if said is None or not said["words"]:
        yield verdict("V2", "no statement", f"“{due}”", passed=False)
        return
    yield _readable(said)
    if not said["rendered"]:
        return
    yield from _words(said, due, language)
    if said["share"] < HARDLY:
        return
    yield from _beside(ensemble, said, asked)
    yield from _typeface(said)
    yield _colour(said, asked)


def _readable(said: Statement) -> Verdict:
    share, box = said["share"], said["box"]
    if not said["rendered"] or said["opacity"] < 0.2:
        return verdict("V2", "not displayed", "readable text", box, passed=False)
    readable = share >= READABLE and said["size"] >= SMALLEST
    over = f", under {said['coveredBy']}" if said["coveredBy"] else ""
    measured = f"{share:.0%} readable, {said['size']:.1f} px{over}"
    return verdict("V2", measured, f"100 %, ≥ {SMALLEST:g} px", box, passed=readable)


def _words(said: Statement, due: str, language: str) -> Iterator[Verdict]:
    words, box = said["words"], said["box"]
    official = {"lv": {FULLY["lv"], PARTLY["lv"]}, "en": {FULLY["en"], PARTLY["en"]}}
    other = official["en" if language == "lv" else "lv"]
    in_full = any(name in words for name in NAMES) and words not in other
    yield verdict("V2", f"“{words}”", f"“{due}”", box, passed=in_full)
    if in_full:
        yield verdict("V3", f"“{words}”", f"“{due}”", box, passed=words == due)


def _beside(ensemble: Ensemble, said: Statement, asked: Asked) -> Iterator[Verdict]:
    emblem = ensemble["emblem"]
    if emblem is None or not emblem["rendered"] or said["gap"] is None:
        return
    limit, gap = asked.limits["V2"], said["gap"] / emblem["box"]["height"]
    measured = f"{gap:.2f} × height from the emblem"
    yield verdict("V2", measured, limit.said(), said["box"], passed=limit.holds(gap))
    overlapping = said["overlap"] > 1 or bool(emblem["wordsOver"])
    over = emblem["wordsOver"] or "the statement"
    measured = f"{over} overlaps the emblem" if overlapping else "apart"
    yield verdict("V5", measured, "no text over the emblem", emblem["box"], passed=not overlapping)


def _typeface(said: Statement) -> Iterator[Verdict]:
    drawn = said["fonts"]
    allowed = all(name.casefold().startswith(TYPEFACES) for name in drawn) if drawn else None
    names = ", ".join(drawn) or "unknown"
    due = "Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana or Ubuntu"
    yield verdict("V4", names, due, said["box"], passed=allowed)
    effects = "; ".join(said["effects"])
    yield verdict("V4", effects or "plain", "plain", said["box"], passed=not effects)


def _colour(said: Statement, asked: Asked) -> Verdict:
    limit, colour, ground = asked.limits["V6"], said["colour"], said["ground"]
    strength = colour[3] * said["opacity"]
    mixed = [
        under + (own - under) * strength
        for own, under in zip(colour[:3], ground["colour"][:3], strict=True)
    ]
    ratio = contrast(mixed, ground["colour"])
    allowed = any(is_near(colour, one, 3) for one in (BLUE, BLACK, WHITE))
    red, green, blue = (round(part) for part in mixed)
    measured = f"#{red:02X}{green:02X}{blue:02X}, {ratio:.1f} : 1"
    due = f"#003399, black or white, {limit.said()}"
    passed: bool | None = allowed and limit.holds(ratio)
    if passed and ground["picture"]:
        passed = None
    return verdict("V6", measured, due, said["box"], passed=passed)
