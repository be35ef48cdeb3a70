"""Documents, letters and pictures judged, each by the rules of its medium."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext_lazy as _

from visibility.audit.judging.page import judge_ensembles, judge_requests
from visibility.audit.measures import Document, Letter, Picture
from visibility.audit.verdicts import Asked, Verdict, verdict
from visibility.rules.wording import figure, listed, said

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
    unread = said(_("words in a picture are not read"))
    found.append(verdict("V2", unread, said(_("the statement: a person must look")), passed=None))
    if is_shared:
        size = (measures["width"], measures["height"])
        message = _("%(width)s × %(height)s pixels")
        measured, due = (said(message, width=one[0], height=one[1]) for one in (size, SHARED))
        found.append(verdict("S1", measured, due, passed=size == SHARED))
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
    wide, high = (figure(side, 1) for side in measures["trim"])
    measured = said(_("%(width)s × %(height)s mm trimmed"), width=wide, height=high)
    yield verdict("O4", measured, said(_("297 × 420 mm trimmed")), passed=right)
    limit, bleed = asked.limits["O4"], round(measures["bleed"], 2)
    message, bled = _("%(length)s bleed"), listed((figure(bleed), "mm"), " ")
    measured, due = (said(message, length=one) for one in (bled, limit.said()))
    yield verdict("O4", measured, due, passed=limit.holds(bleed))


def _printable(measures: Document) -> Iterator[Verdict]:
    emblems = [one["emblem"] for one in measures["ensembles"] if one["emblem"] is not None]
    if emblems:
        due, box = said(_("drawn as shapes")), emblems[0]["box"]
        measured = said(_("an emblem of pixels")) if measures["pixels"] else due
        yield verdict("O4-print", measured, due, box, passed=not measures["pixels"])
    loose = sorted(name for name, is_embedded in measures["typefaces"].items() if not is_embedded)
    message = _("not in the file: %(names)s") if loose else _("all in the file")
    measured = said(message, names=", ".join(loose))
    yield verdict("O4-print", measured, said(_("typefaces in the file")), passed=not loose)


def _carried(words: str, due: str) -> Verdict:
    carried = due in " ".join(words.split())
    measured = said(_("in full")) if carried else said(_("not in the text"))
    return verdict("O2", measured, said(_("“%(words)s” in the text"), words=due), passed=carried)


def _language(named: str, asked: Asked) -> Verdict:
    right = named.partition("-")[0].lower() == asked.language
    return verdict("A4", named or said(_("none")), asked.language, passed=right)
