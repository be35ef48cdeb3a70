"""What of a query may be kept: words in one form, and nothing that could be about a person."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 80
_SHORTEST: Final = 2
_ADDRESS: Final = re.compile(r"@|＠|https?:|www\.", re.IGNORECASE)
_MOST_DIGITS: Final = 6
"""Telephone numbers have eight, personal codes eleven; a year and a grade together have six."""


def keepable(query: str) -> str:
    """The query as it may be kept, or nothing.

    Nothing stays of what holds an e-mail or web address, or more than six digits (a telephone
    number, a personal code, whatever stands between their digits), nor of what is too long to be a
    search.
    """
    words = " ".join(unicodedata.normalize("NFKC", query).casefold().split())
    words = words.strip(" .,;:!?\"'„”“»«()-–")
    if not _SHORTEST <= len(words) <= LONGEST or _ADDRESS.search(words):
        return ""
    if not any(character.isalpha() for character in words):
        return ""
    return "" if sum(character.isdigit() for character in words) > _MOST_DIGITS else words
