"""The sections of `data/wordlists.txt`, and its stop words, which no form but their own stands for.

Apart from `search.text.wordlists`, because the analysis of texts itself must know stop words.
"""

from functools import cache
from pathlib import Path
from typing import Final, Literal

from search.text.folding import fold

WORDLISTS: Final = Path(__file__).parent / "data" / "wordlists.txt"
Section = Literal["stop", "filler", "form", "vague"]


@cache
def _sections() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    section = ""
    for line in WORDLISTS.read_text(encoding="utf-8").splitlines():
        text = line.partition("#")[0].strip()
        if text.startswith("["):
            section = text.strip("[]")
        elif text:
            found.setdefault(section, []).extend(text.split())
    return found


@cache
def listed(section: Section) -> frozenset[str]:
    """The words of a section as the file has them."""
    return frozenset(_sections().get(section, ()))


@cache
def _folded_stop_words() -> frozenset[str]:
    return frozenset(fold(word) for word in listed("stop"))


def is_stop_word(word: str) -> bool:
    """Whether a word only joins others; stop words stand in the list in every form they have."""
    return fold(word) in _folded_stop_words()
