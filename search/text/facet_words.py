"""Words that name a facet's value: "bezmaksas", "9. klasei", "Kurzemē", "angliski".

Labels come from the vocabularies; what people say instead of a label stands in
`data/facet_words.csv`; grades, ages and prices follow rules. Every code is checked against the
vocabularies where the facet has one, so that an offer never leads to a value that is no more.

Some words are a subject, too: "ekskursija" stands in titles, and "daba" is not only a field. They
are looked for like any word; beside that their value lifts and is offered, and never restricts.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.accessibility import AccessibilityFacet
from search.facets.facet import Facet
from search.facets.field import FieldFacet
from search.facets.format import FormatFacet
from search.facets.grade import GradeFacet
from search.facets.kind import KindFacet
from search.facets.price import PriceFacet
from search.facets.region import RegionFacet
from search.facets.registry import BY_PARAMETER
from search.facets.season import SeasonFacet
from search.facets.subject import SubjectFacet
from search.text.age_words import grades_at, other_groups
from search.text.keys import PhraseTable
from search.text.price_words import limit_at
from search.text.wordlists import is_filler
from search.text.words import Word

FACET_WORDS: Final = Path(__file__).parent / "data" / "facet_words.csv"
FIRM: Final[tuple[Facet, ...]] = (RegionFacet(), FormatFacet(), AccessibilityFacet(), GradeFacet())
"""Facets whose labels only name a value."""
SUBJECTS: Final[tuple[Facet, ...]] = (FieldFacet(), SubjectFacet(), KindFacet(), SeasonFacet())
"""Facets whose labels are words of the subject, too."""
_SUBJECT_NAMES: Final = frozenset(facet.parameter for facet in SUBJECTS)
_PARTS: Final = re.compile(r"\s+(?:un|vai|and|or)\s+|[,/]")

_Value = tuple[str, str]


@dataclass(frozen=True, slots=True)
class FacetWord:
    """Values of one facet that some of a query's words name; see `NamedValue` for the rest."""

    parameter: str
    codes: tuple[str, ...]
    start: int
    length: int
    others: tuple[str, ...] = ()


@cache
def _rows() -> tuple[tuple[str, str, str], ...]:
    """Parameter, code and phrase of every line of the list."""
    with FACET_WORDS.open(encoding="utf-8", newline="") as file:
        return tuple(
            (row["parameter"], row["code"], phrase.strip())
            for row in csv.DictReader(file)
            for phrase in row["words"].split(";")
        )


def _labels(vocabularies: Vocabularies, facets: Sequence[Facet]) -> Iterator[tuple[str, str, str]]:
    for facet in facets:
        for language in LANGUAGES:
            for choice in facet.choices(vocabularies, language):
                for part in (choice.label, *_PARTS.split(choice.label)):
                    if part and not part[0].isdigit():
                        yield facet.parameter, choice.code, part


def _table(
    vocabularies: Vocabularies, facets: Sequence[Facet], *, firm: bool
) -> PhraseTable[_Value]:
    known = {
        (name, choice.code)
        for name, facet in BY_PARAMETER.items()
        for choice in facet.choices(vocabularies, LANGUAGES[0])
    }
    rows = [row for row in _rows() if (row[0] in _SUBJECT_NAMES) is not firm]
    rows += _labels(vocabularies, facets)
    return PhraseTable(
        [
            (phrase, (parameter, code))
            for parameter, code, phrase in dict.fromkeys(rows)
            if (parameter, code) in known
        ]
    )


@lru_cache(maxsize=4)
def _tables(vocabularies: Vocabularies) -> tuple[PhraseTable[_Value], PhraseTable[_Value]]:
    """The words that only name a value, and those that are a subject, too."""
    return (
        _table(vocabularies, FIRM, firm=True),
        _table(vocabularies, SUBJECTS, firm=False),
    )


@lru_cache(maxsize=4)
def facet_vocabulary(vocabularies: Vocabularies) -> frozenset[str]:
    """Every word that names a value, for spelling."""
    rows = (*_rows(), *_labels(vocabularies, (*FIRM, *SUBJECTS)))
    return frozenset(
        word for _parameter, _code, phrase in rows for word in re.findall(r"\w+", phrase.lower())
    )


def facet_word_at(
    query: str, typed: Sequence[Word], start: int, vocabularies: Vocabularies
) -> list[FacetWord]:
    """What the words from `start` on name: one value of each facet, of the longest phrases."""
    by_rule = _grades(query, typed, start, vocabularies) or _price(query, typed, start)
    if by_rule is not None:
        return [by_rule]
    firm, _subjects = _tables(vocabularies)
    return _named(firm, typed, start, vocabularies)


def subject_value_at(
    typed: Sequence[Word], start: int, vocabularies: Vocabularies
) -> list[FacetWord]:
    """What words that are a subject, too, name beside that; see `facet_word_at`."""
    _firm, subjects = _tables(vocabularies)
    found = _named(subjects, typed, start, vocabularies)
    if found and found[0].length == 1 and is_filler(typed[start].text):
        return []
    return found


def _named(
    table: PhraseTable[_Value], typed: Sequence[Word], start: int, vocabularies: Vocabularies
) -> list[FacetWord]:
    length, found = table.longest([word.text for word in typed], start)
    codes: dict[str, dict[str, None]] = {}
    for parameter, code in found:
        codes.setdefault(parameter, {})[code] = None
    return [
        FacetWord(name, tuple(values), start, length, _others(name, tuple(values), vocabularies))
        for name, values in codes.items()
    ]


def _others(parameter: str, codes: tuple[str, ...], vocabularies: Vocabularies) -> tuple[str, ...]:
    return other_groups(codes, vocabularies) if parameter == GradeFacet.parameter else ()


def _grades(
    query: str, typed: Sequence[Word], start: int, vocabularies: Vocabularies
) -> FacetWord | None:
    codes, end = grades_at(query, typed[start].start, vocabularies)
    if not codes:
        return None
    others = other_groups(codes, vocabularies)
    return FacetWord(GradeFacet.parameter, codes, start, _words_within(typed, start, end), others)


def _price(query: str, typed: Sequence[Word], start: int) -> FacetWord | None:
    code, end = limit_at(query, typed[start].start)
    if not code:
        return None
    return FacetWord(PriceFacet.parameter, (code,), start, _words_within(typed, start, end))


def _words_within(typed: Sequence[Word], start: int, end: int) -> int:
    return sum(1 for word in typed[start:] if word.start < end)
