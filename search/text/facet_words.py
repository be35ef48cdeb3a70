"""Words that name a facet's value: "bezmaksas", "9. klasei", "Kurzemē", "angliski".

Labels come from the vocabularies; what people say instead of a label stands in
`data/facet_words.csv`; grades, ages and prices follow rules. Every code is checked against the
vocabularies where the facet has one, so that an offer never leads to a value that is no more.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.text.keys import PhraseTable
from search.text.words import Word

FACET_WORDS: Final = Path(__file__).parent / "data" / "facet_words.csv"
PRICE_STEPS: Final = ((5, "up-to-5"), (10, "up-to-10"), (20, "up-to-20"))
"""Up to how many euro, and the code of the price facet that says so."""


@dataclass(frozen=True, slots=True)
class FacetWord:
    """Values of one facet that some of a query's words name."""

    parameter: str
    codes: tuple[str, ...]
    start: int
    length: int


@cache
def _table() -> PhraseTable[tuple[str, str]]:
    with FACET_WORDS.open(encoding="utf-8", newline="") as file:
        return PhraseTable(
            [
                (phrase.strip(), (row["parameter"], row["code"]))
                for row in csv.DictReader(file)
                for phrase in row["words"].split(";")
            ]
        )


@cache
def facet_vocabulary() -> frozenset[str]:
    """Every word of the list, for spelling."""
    with FACET_WORDS.open(encoding="utf-8", newline="") as file:
        return frozenset(
            word for row in csv.DictReader(file) for word in re.findall(r"\w+", row["words"])
        )


def facet_word_at(
    query: str, typed: Sequence[Word], start: int, vocabularies: Vocabularies
) -> list[FacetWord]:
    """What the words from `start` on name: one value of each facet, of the longest phrases."""
    by_rule = _grades(query, typed, start, vocabularies) or _price(query, typed, start)
    if by_rule is not None:
        return [by_rule]
    length, found = _table().longest([word.text for word in typed], start)
    codes: dict[str, list[str]] = {}
    for parameter, code in found:
        if code not in codes.setdefault(parameter, []):
            codes[parameter].append(code)
    return [FacetWord(name, tuple(values), start, length) for name, values in codes.items()]


_GRADES: Final = re.compile(
    r"(?P<first>1[0-2]|[1-9])\s*\.?\s*(?:[-–—]\s*(?P<last>1[0-2]|[1-9])\s*\.?)?\s*(?:st|nd|rd|th)?"
    r"\s*[-. ]?\s*(?:klas\w*|kl\b\.?|grade\w*|class\b|graders?)"
    r"|grades?\s+(?P<first_en>1[0-2]|[1-9])(?:\s*(?:[-–—]|to)\s*(?P<last_en>1[0-2]|[1-9]))?\b",
    re.IGNORECASE,
)
_AGES: Final = re.compile(
    r"(?P<first>1\d|[5-9])(?:\s*[-–—]\s*(?P<last>1\d|[5-9]))?\s*"
    r"(?:gad\w*(?:\s+vec\w*)?|g\.\s*v\w*|gadīg\w*|years?\s+olds?|year-olds?|-year-olds?)"
    r"|ages?\s+(?P<first_en>1\d|[5-9])(?:\s*(?:[-–—]|to)\s*(?P<last_en>1\d|[5-9]))?\b",
    re.IGNORECASE,
)
_UP_TO: Final = re.compile(
    r"(?:l[iī]dz|ne vair[aā]k k[aā]|zem|under|up to|less than|max)\s*€?\s*(?P<sum>\d{1,3})\s*"
    r"(?:€|eur\w*|eiro)?(?!\s*\.?\s*(?:kl|gad))",
    re.IGNORECASE,
)


def _grades(
    query: str, typed: Sequence[Word], start: int, vocabularies: Vocabularies
) -> FacetWord | None:
    for pattern, shift in ((_GRADES, 0), (_AGES, -6)):
        match = pattern.match(query, typed[start].start)
        if match is None:
            continue
        first = int(match["first"] or match["first_en"]) + shift
        last = int(match["last"] or match["last_en"] or first - shift) + shift
        grades = tuple(_grade_codes(first, last, vocabularies))
        if grades:
            return FacetWord("grade", grades, start, _words_within(typed, start, match.end()))
    return None


def _grade_codes(first: int, last: int, vocabularies: Vocabularies) -> Iterator[str]:
    for number in range(first, min(last, first + 12) + 1):
        code = "preschool" if number <= 0 else str(number)
        if code in vocabularies["grade"]:
            yield code


def _price(query: str, typed: Sequence[Word], start: int) -> FacetWord | None:
    match = _UP_TO.match(query, typed[start].start)
    if match is None:
        return None
    limit = int(match["sum"])
    code = next((code for step, code in PRICE_STEPS if limit <= step), "")
    if not code:
        return None
    return FacetWord("price", (code,), start, _words_within(typed, start, match.end()))


def _words_within(typed: Sequence[Word], start: int, end: int) -> int:
    return sum(1 for word in typed[start:] if word.start < end)
