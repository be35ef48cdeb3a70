"""Words that name grades or an age: "9. klasei", "6.b klase", "sestklasniekiem", "year 5".

Numbers and numerals follow rules, so no list of their forms is kept. An age is turned into the
grade in which pupils of that age are: seven years in grade 1.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies

YEARS_BEFORE_SCHOOL: Final = 6
"""An age less this is the grade."""
_NUMBER: Final = r"1[0-2]|[1-9]"
_AGE: Final = r"1\d|[5-9]"
_TO: Final = r"\.?\s*(?:[-–—/]|l[iī]dz|un|vai|to|and|or)\s*"

_ORDINALS: Final[Mapping[str, int]] = {
    "pirm": 1, "otr": 2, "treš": 3, "tres": 3, "ceturt": 4, "piekt": 5, "sest": 6,
    "septīt": 7, "septit": 7, "astot": 8, "devīt": 9, "devit": 9, "desmit": 10,
    "vienpadsmit": 11, "divpadsmit": 12,
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12,
}  # fmt: skip
_CARDINALS: Final[Mapping[str, int]] = {
    "piec": 5, "seš": 6, "ses": 6, "septiņ": 7, "septin": 7, "astoņ": 8, "aston": 8,
    "deviņ": 9, "devin": 9, "desmit": 10, "vienpadsmit": 11, "divpadsmit": 12,
    "trīspadsmit": 13, "trispadsmit": 13, "četrpadsmit": 14, "cetrpadsmit": 14,
    "piecpadsmit": 15, "sešpadsmit": 16, "sespadsmit": 16, "septiņpadsmit": 17,
}  # fmt: skip


def _any(numerals: Mapping[str, int]) -> str:
    return "|".join(sorted(numerals, key=len, reverse=True))


_GRADES: Final = re.compile(
    rf"(?P<first>{_NUMBER})(?:{_TO}(?P<last>{_NUMBER}))?(?:\s*\.?\s*[a-f]\b)?"
    r"\s*\.?\s*(?:st\b|nd\b|rd\b|th\b)?\s*[-. ]?\s*(?:kla[sš]\w*|kl\b\.?|grade\w*|class\b|graders?)"
    rf"|(?:grades?|years?)\s+(?P<first_en>{_NUMBER})(?:{_TO}(?P<last_en>{_NUMBER}))?\b(?!\s*old)",
    re.IGNORECASE,
)
_AGES: Final = re.compile(
    rf"(?P<first>{_AGE})(?:{_TO}(?P<last>{_AGE}))?\s*[-–.]?\s*"
    r"(?:gad\w*(?:\s+vec\w*)?|g\.\s*v\w*|years?[- ]olds?)"
    rf"|ages?\s+(?P<first_en>{_AGE})(?:{_TO}(?P<last_en>{_AGE}))?\b",
    re.IGNORECASE,
)
# Endings of an adjective, so that "pirmsskolas klase" is no first grade.
_ORDINAL_GRADE: Final = re.compile(
    rf"(?P<numeral>{_any(_ORDINALS)})"
    r"(?:(?:(?:[aāoiu]\w{0,4})?\s+kla[sš]\w*)|klasni\w+|[- ]grade\w*)",
    re.IGNORECASE,
)
_CARDINAL_AGE: Final = re.compile(
    rf"(?P<numeral>{_any(_CARDINALS)})(?:gad(?:[iīn])\w*|(?:i|us|iem|u)?\s+gad\w+\s+vec\w*)",
    re.IGNORECASE,
)


def grades_at(query: str, start: int, vocabularies: Vocabularies) -> tuple[tuple[str, ...], int]:
    """The codes of the grades that the text names from a character on, and where that ends.

    No codes and `start` when it names none that the vocabulary has.
    """
    for pattern, shift in ((_GRADES, 0), (_AGES, -YEARS_BEFORE_SCHOOL)):
        match = pattern.match(query, start)
        if match:
            first = int(match["first"] or match["first_en"])
            last = int(match["last"] or match["last_en"] or first)
            return tuple(_codes(first + shift, last + shift, vocabularies)), match.end()
    for pattern, numerals, shift in (
        (_ORDINAL_GRADE, _ORDINALS, 0),
        (_CARDINAL_AGE, _CARDINALS, -YEARS_BEFORE_SCHOOL),
    ):
        match = pattern.match(query, start)
        if match:
            number = numerals[match["numeral"].lower()] + shift
            return tuple(_codes(number, number, vocabularies)), match.end()
    return (), start


def _codes(first: int, last: int, vocabularies: Vocabularies) -> Iterator[str]:
    numbers = {max(number, 0) for number in range(first, min(last, first + 12) + 1)}
    for number in sorted(numbers):
        code = str(number) if number else "preschool"
        if code in vocabularies["grade"]:
            yield code


def other_groups(codes: tuple[str, ...], vocabularies: Vocabularies) -> tuple[str, ...]:
    """The groups of grades that none of the codes belongs to."""
    grades = vocabularies["grade"]
    own = {grades[code].parent if code in grades else code for code in codes} | set(codes)
    return tuple(code for code in vocabularies["grade_group"] if code not in own)
