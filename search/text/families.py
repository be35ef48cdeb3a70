"""Which words belong to one family: nouns made from nouns and verbs, and compounds.

`astronomija`, `astronoms` and `astronomisks` share the root `astronom`; `programmēšana` and
`programmētājs` share `programme`, and `programma`, another thing, does not. Latvian writes
compounds as one word: the last part of `radioelektronika` is what it is about.
"""

from functools import lru_cache
from typing import Final

from search.text.folding import fold
from search.text.lemmas import lemmas
from search.text.stems import latvian_stem

SHORTEST_ROOT: Final = 5
SHORTEST_TAIL: Final = 5

# Folded, longest first. A suffix of a verb leaves the vowel of the verb, so that nouns of another
# origin ("programma") keep apart from it ("programmēt").
_DERIVATIONS: Final = (
    "nieciba", "niecisk", "istik", "iskum", "iskas",
    "tajniec", "sanas", "niek", "niec", "isms", "ism", "ist", "isk", "tav", "taj", "san",
    "ij", "ik", "ib",
)  # fmt: skip

_FIRST_PARTS: Final = (
    "aero", "agro", "astro", "audio", "auto", "bio", "dator", "eko", "elektro", "energo", "foto",
    "geo", "hidro", "infra", "kiber", "kino", "lid", "makro", "medij", "meta", "mikro", "mini",
    "moto", "multi", "nano", "neiro", "paleo", "radio", "robo", "robot", "tehno", "tele", "termo",
    "ultra", "video", "velo", "viet", "zoo",
)  # fmt: skip


@lru_cache(maxsize=65536)
def root(word: str) -> str:
    """The folded root that a word's family shares, or empty when the word is too short to tell."""
    lemma = next(iter(lemmas(word)), "")
    stem = fold(lemma)[:-1] if lemma.endswith(("ēt", "āt", "īt")) else latvian_stem(word)
    for suffix in _DERIVATIONS:
        if stem.endswith(suffix) and len(stem) - len(suffix) >= SHORTEST_ROOT:
            stem = stem[: -len(suffix)]
            break
    return stem if len(stem) >= SHORTEST_ROOT else ""


@lru_cache(maxsize=65536)
def tail(word: str) -> str:
    """The folded stem of a compound's last part, or empty when the word is no known compound."""
    stem = latvian_stem(word)
    for first in sorted(_FIRST_PARTS, key=len, reverse=True):
        if stem.startswith(first) and len(stem) - len(first) >= SHORTEST_TAIL:
            return stem[len(first) :]
    return ""
