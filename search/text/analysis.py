"""One treatment of words for every engine: each word of a text as terms, by how surely they match.

A term is a form of a word behind one sign that says which form it is, so that all forms can lie at
one position of one field and a query can ask for each of them apart:

    =robotikas   the word as written
    :robotika    a lemma of the Latvian dictionary
    _robotika    a lemma, or the word itself, folded
    ~robotik     the light Latvian stem of the word or of a lemma, folded
    %robot       the English stem
    ^robot       the root of the word's family
    &elektronik  the last part of a compound (`radioelektronika`), as a light stem
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from catalogue_pages.bilingual.reading import Language
from search.text.families import root, tail
from search.text.folding import fold
from search.text.lemmas import lemmas
from search.text.listed_words import is_stop_word
from search.text.stems import english_stem, latvian_stem
from search.text.words import words

Form = Literal["exact", "lemma", "folded", "stem", "english", "family", "compound"]
SIGNS: Final[dict[Form, str]] = {
    "exact": "=",
    "lemma": ":",
    "folded": "_",
    "stem": "~",
    "english": "%",
    "family": "^",
    "compound": "&",
}


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text with its terms; offsets are in characters, the position in words."""

    terms: tuple[str, ...]
    position: int
    start: int
    end: int


@lru_cache(maxsize=131072)
def forms(word: str, language: Language) -> dict[Form, tuple[str, ...]]:
    """The terms of one word in lower case, by form. Callers must not change the answer.

    A stop word has no form but its own: `ar` (with) is a form of `art` (to plough), too.
    """
    found: dict[Form, tuple[str, ...]] = dict.fromkeys(SIGNS, ())
    found["exact"] = (SIGNS["exact"] + word,)
    found["folded"] = (SIGNS["folded"] + fold(word),)
    if is_stop_word(word):
        return found
    if language == "en":
        found["english"] = (SIGNS["english"] + english_stem(word),)
        return found
    known = lemmas(word)
    found["lemma"] = tuple(SIGNS["lemma"] + lemma for lemma in known)
    found["folded"] = _signed("folded", [fold(form) for form in (*known, word)])
    found["stem"] = _signed("stem", [latvian_stem(form) for form in (word, *known)])
    found["family"] = _signed("family", [root(word)])
    found["compound"] = _signed("compound", [tail(word)])
    return found


def compounds_on(word: str) -> tuple[str, ...]:
    """The term of compounds that end in a word: `radioelektronika` for `elektronika`."""
    return _signed("compound", [latvian_stem(word)])


def last_part(word: str) -> tuple[str, ...]:
    """The terms of what a compound is a sort of: games for `videospēle`, and other such games."""
    end = tail(word)
    return (SIGNS["stem"] + end, SIGNS["compound"] + end) if end else ()


def _signed(form: Form, values: list[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(SIGNS[form] + value for value in values if value))


@lru_cache(maxsize=131072)
def _terms(word: str, language: Language) -> tuple[str, ...]:
    return tuple(term for terms in forms(word, language).values() for term in terms)


@lru_cache(maxsize=4096)
def analyse(text: str, language: Language) -> tuple[Token, ...]:
    """Every word of a plain text in its order, with all its terms.

    Labels, places and providers stand in many documents, so the latest texts are kept.
    """
    return tuple(
        Token(_terms(word.text, language), position, word.start, word.end)
        for position, word in enumerate(words(text))
    )
