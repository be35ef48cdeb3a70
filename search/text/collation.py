"""The order of the Latvian alphabet, as keys that compare letter by letter.

The order is that of the Unicode CLDR's collation for `lv`: č, ģ, ķ, ļ, ņ, ŗ, š and ž are letters of
their own after the plain ones; y stands with i; a length mark tells words apart only when all
letters are equal, and case only after that. Digits stand before letters. Punctuation is passed
over, as in CLDR's "shifted" order: a title in quotation marks stands where its first word does.
"""

import unicodedata
from functools import lru_cache
from typing import Final

_ALPHABET: Final = "abcčdefgģhijkķlļmnņopqrŗsštuvwxzž"
_RANK: Final = {letter: chr(ord("A") + place) for place, letter in enumerate(_ALPHABET)}
_WORD_GAP: Final = " "
_LEVEL_GAP: Final = "\x01"
_PLAIN: Final = "0"


@lru_cache(maxsize=1024)
def _weights(letter: str) -> tuple[str, str]:
    """The rank of a letter in lower case, and the mark that tells it from others of that rank."""
    if letter in _RANK:
        return _RANK[letter], _PLAIN
    if letter == "y":
        return _RANK["i"], "1"
    decomposed = unicodedata.normalize("NFD", letter)
    base, marks = decomposed[0], decomposed[1:]
    if base in _RANK:
        return _RANK[base], marks or "2"
    return letter, _PLAIN


def latvian_key(text: str) -> str:
    """A key that orders texts by the Latvian alphabet, as a text and also as UTF-8 bytes."""
    ranks: list[str] = []
    marks: list[str] = []
    cases: list[str] = []
    gap = False
    for letter in unicodedata.normalize("NFC", text):
        if not letter.isalnum():
            gap = gap or letter.isspace() or letter in "-–—/"
            continue
        if gap and ranks:
            ranks.append(_WORD_GAP)
        gap = False
        for lowered in letter.casefold():
            rank, mark = _weights(lowered)
            ranks.append(rank)
            marks.append(mark)
        cases.append("1" if letter.isupper() else "0")
    return _LEVEL_GAP.join(("".join(ranks), "".join(marks), "".join(cases)))
