"""What an editor writes into a group: words and phrases, and what is wrong with them."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _

from catalogue_pages.bilingual.reading import Language
from search.text.analysis import forms
from search.text.listed_words import is_stop_word
from search.text.wordlists import is_filler
from search.text.words import words

MOST: Final = 20
"""Words and phrases on one side of a group; each is looked for in every search for another."""
LONGEST: Final = 60
MOST_WORDS: Final = 5
_BETWEEN: Final = re.compile(r"[\n,;]")


def split(text: str) -> list[str]:
    """The words and phrases of a text: one a line, or with commas between them."""
    parts = _BETWEEN.split(unicodedata.normalize("NFC", text))
    return [" ".join(part.split()) for part in parts if part.strip()]


def alike(first: str, second: str, language: Language) -> bool:
    """Whether two expressions are forms of the same words ("skudra" and "skudras")."""
    one, other = words(first), words(second)
    return len(one) == len(other) and all(
        not _own(a.text, language).isdisjoint(_own(b.text, language))
        for a, b in zip(one, other, strict=True)
    )


def find_alike(wanted: str, among: Sequence[str], language: Language) -> str:
    """The first expression that is a form of the same words, or nothing."""
    return next((one for one in among if alike(wanted, one, language)), "")


def _own(word: str, language: Language) -> frozenset[str]:
    """By what a word is told from others: its lemmas, or its stem where it has none."""
    found = forms(word, language)
    kind = found["english"] if language == "en" else found["lemma"] or found["stem"]
    return frozenset(kind or found["exact"])


def faults(expressions: Sequence[str], language: Language) -> Iterator[str]:
    """What is wrong with the expressions of one side of a group, and what to do about it."""
    if len(expressions) > MOST:
        yield _("There may be at most %(most)d here; keep those that people really type.") % {
            "most": MOST
        }
    for place, expression in enumerate(expressions[:MOST]):
        fault = _fault(expression)
        if fault:
            yield fault % {"expression": expression, "most": MOST_WORDS, "longest": LONGEST}
            continue
        earlier = find_alike(expression, expressions[:place], language)
        if earlier:
            yield _(
                "“%(expression)s” is here twice, the first time as “%(earlier)s”. Every form of a "
                "word is found by one of them: delete the other."
            ) % {"expression": expression, "earlier": earlier}


def _fault(expression: str) -> str:
    parts = [word.text for word in words(expression)]
    if not any(letter.isalpha() for letter in expression):
        return _("“%(expression)s” holds no word. Write letters.")
    if all(len(part) < 2 for part in parts):
        return _("“%(expression)s” is a single letter, which says nothing. Write the whole word.")
    if len(parts) > MOST_WORDS or len(expression) > LONGEST:
        return _(
            "“%(expression)s” is too long: at most %(most)d words and %(longest)d characters. "
            "Write only what people type."
        )
    if all(is_stop_word(part) or is_filler(part) for part in parts):
        return _(
            "“%(expression)s” says nothing of its own or is true of nearly every activity, so "
            "searches would find too much. Delete it, or write the phrase that it stands in."
        )
    return ""
