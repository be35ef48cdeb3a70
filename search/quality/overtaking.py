"""Which expected activities stand below others that hold fewer of the query's lemmas.

Where many activities are much alike, those that were expected need not stand first; but none that
says less of what was asked may stand above them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from catalogue_pages.bilingual.reading import LANGUAGES
from search.documents import ActivityDocument
from search.indexing.building import build
from search.quality.measuring import Answer
from search.text.analysis import SIGNS, Form, analyse, forms
from search.text.listed_words import is_stop_word
from search.text.words import words

COMPARED: Final[tuple[Form, ...]] = ("folded", "english")
"""Forms of a word that stand for its lemma: a Latvian one without diacritics, and the English."""

Lemmas = frozenset[str]


@dataclass(frozen=True, slots=True)
class Overtaken:
    """A query, and what overtakes an expected activity there, by its external id."""

    query: str
    by: tuple[str, ...]


def overtaken(answers: Sequence[Answer], external_ids: Mapping[UUID, str]) -> list[Overtaken]:
    """The queries in which an expected activity is overtaken on the first page."""
    return [
        Overtaken(answer.asked.query, by)
        for answer in answers
        if (by := tuple(_overtaking(answer, external_ids)))
    ]


def _overtaking(answer: Answer, external_ids: Mapping[UUID, str]) -> Iterator[str]:
    wanted = {one for one, name in external_ids.items() if name in answer.asked.expected}
    held = _held(answer, wanted)
    below = wanted & held.keys()
    for one in answer.hits:
        if one not in held:  # a copy made for measuring, or withdrawn since
            continue
        below.discard(one)
        if one not in wanted and any(held[one] < held[other] for other in below):
            yield external_ids.get(one, str(one))


def _held(answer: Answer, wanted: set[UUID]) -> dict[UUID, int]:
    """How many of the query's words each activity holds, by any of their lemmas."""
    asked = [_lemmas(word.text) for word in words(answer.meant) if not is_stop_word(word.text)]
    documents = build(dict.fromkeys({*answer.hits, *wanted}, 1))
    told = {one: _told(document) for one, document in documents.items()}
    return {one: sum(not lemmas.isdisjoint(own) for lemmas in asked) for one, own in told.items()}


def _lemmas(word: str) -> Lemmas:
    return frozenset(
        term for language in LANGUAGES for form in COMPARED for term in forms(word, language)[form]
    )


def _told(document: ActivityDocument) -> Lemmas:
    signs = tuple(SIGNS[form] for form in COMPARED)
    return frozenset(
        term
        for language, texts in document.texts.items()
        for text in texts.values()
        for token in analyse(text, language)
        for term in token.terms
        if term.startswith(signs)
    )
