"""Words that say little: stop words, fillers, and words for the form of an activity.

`data/wordlists.txt` holds a section each. Stop words are dropped. Fillers ("nodarbība bērniem",
"lesson for kids") are true of nearly every activity: they may lift what has them, and never find
anything on their own. Words for a form ("pulciņš", "contest") find, and weigh less than a subject.
"""

from functools import cache
from pathlib import Path
from typing import Final, Literal

from search.text.folding import fold
from search.text.keys import entry_keys, typed_keys

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
def _keys(section: Section) -> frozenset[str]:
    return frozenset(key for word in listed(section) for key in entry_keys(word))


@cache
def _folded_stop_words() -> frozenset[str]:
    return frozenset(fold(word) for word in listed("stop"))


def is_stop_word(word: str) -> bool:
    """Whether a word only joins others; stop words stand in the list in every form they have."""
    return fold(word) in _folded_stop_words()


def is_filler(word: str) -> bool:
    """Whether a word is true of nearly every activity; a small number alone is, too."""
    small_number = word.isdigit() and len(word) < 3
    return small_number or bool(typed_keys(word) & _keys("filler"))


def names_a_form(word: str) -> bool:
    """Whether a word says the form of an activity rather than its subject."""
    return bool(typed_keys(word) & _keys("form"))


def says_little(word: str) -> bool:
    """Whether a word may stand beside any subject ("dzīve", "pasaule") and tells little of it."""
    return bool(typed_keys(word) & _keys("vague"))
