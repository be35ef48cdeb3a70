"""Documents, letters and pictures judged, each by the rules of its medium."""

from collections.abc import Iterator
from typing import Final

from visibility.audit.judging.page import judge_ensembles, judge_requests
from visibility.audit.measures import Document, Letter, Picture
from visibility.audit.verdicts import Asked, Verdict, verdict

A3: Final = (297.0, 420.0)
"""Millimetres, as a poster stands."""
CUT: Final = 0.5
"""Millimetres by which a trimmed poster may differ."""
SHARED: Final = (1200, 630)
"""Pixels of the picture beside a shared link."""


def judge_document(
    measures: Document, due: str, asked: Asked, *, is_poster: bool = False
) -> list[Verdict]:
    """The verdicts of a PDF that must carry the statement `due`."""
    return list(_document(measures, due, asked, is_poster=is_poster))


def judge_letter(measures: Letter, due: str, asked: Asked) -> list[Verdict]:
    """The verdicts of an e-mail that must carry the statement `due`."""
    return [
        _carried(measures["words"], due),
        _language(measures["language"], asked),
        *judge_ensembles(measures["ensembles"], asked),
        judge_requests(measures["elsewhere"]),
    ]


def judge_picture(measures: Picture, asked: Asked, *, is_shared: bool = False) -> list[Verdict]:
    """The verdicts of a picture made of pixels, whose words nobody but a person can read."""
    found = [one for one in judge_ensembles(measures["ensembles"], asked) if one.rule != "V2"]
    unread = "words in a picture are not read"
    found.append(verdict("V2", unread, "the statement: a person must look", passed=None))
    if is_shared:
        size = (measures["width"], measures["height"])
        said, due = (f"{width} × {height} pixels" for width, height in (size, SHARED))
        found.append(verdict("S1", said, due, passed=size == SHARED))
    return found


def _document(measures: Document, due: str, asked: Asked, *, is_poster: bool) -> Iterator[Verdict]:
    if is_poster:
        yield from _poster(measures, asked)
    yield from _printable(measures)
    yield _carried(measures["words"], due)
    yield _language(measures["language"], asked)
    yield from judge_ensembles(measures["ensembles"], asked)


def _poster(measures: Document, asked: Asked) -> Iterator[Verdict]:
    given = sorted(measures["trim"])
    right = all(abs(a - b) <= CUT for a, b in zip(given, A3, strict=True))
    wide, high = measures["trim"]
    said = f"{wide:.1f} × {high:.1f} mm trimmed"
    yield verdict("O4", said, "297 × 420 mm trimmed", passed=right)
    limit, bleed = asked.limits["O4"], round(measures["bleed"], 2)
    yield verdict("O4", f"{bleed:g} mm bleed", f"{limit.said()} bleed", passed=limit.holds(bleed))


def _printable(measures: Document) -> Iterator[Verdict]:
    emblems = [one["emblem"] for one in measures["ensembles"] if one["emblem"] is not None]
    if emblems:
        said = "an emblem of pixels" if measures["pixels"] else "drawn as shapes"
        box = emblems[0]["box"]
        yield verdict("O4-print", said, "drawn as shapes", box, passed=not measures["pixels"])
    loose = sorted(name for name, is_embedded in measures["typefaces"].items() if not is_embedded)
    said = f"not in the file: {', '.join(loose)}" if loose else "all in the file"
    yield verdict("O4-print", said, "typefaces in the file", passed=not loose)


def _carried(words: str, due: str) -> Verdict:
    carried = due in " ".join(words.split())
    said = "in full" if carried else "not in the text"
    return verdict("O2", said, f"“{due}” in the text", passed=carried)


def _language(named: str, asked: Asked) -> Verdict:
    right = named.partition("-")[0].lower() == asked.language
    return verdict("A4", named or "none", asked.language, passed=right)
