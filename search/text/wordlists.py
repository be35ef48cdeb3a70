"""Words that say little: stop words, fillers, and words for the form of an activity.

`data/wordlists.txt` holds a section each. Stop words are dropped. Fillers ("nodarbība bērniem",
"lesson for kids") are true of nearly every activity: they may lift what has them, and never find
anything on their own. Words for a form ("pulciņš", "contest") find, and weigh less than a subject.
"""

from functools import cache

from search.text.keys import entry_keys, typed_keys
from search.text.listed_words import Section, listed


@cache
def _keys(section: Section) -> frozenset[str]:
    return frozenset(key for word in listed(section) for key in entry_keys(word))


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
