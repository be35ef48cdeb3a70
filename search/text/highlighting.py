"""Which parts of a text a query meets."""

from collections.abc import Iterator
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.results import Highlight
from search.text.analysis import analyse
from search.text.understanding import Understanding

_SURE: Final = 0.5
"""Alternatives weaker than this are no reason to mark a word."""


def wanted_terms(asked: Understanding) -> frozenset[str]:
    """The terms that a marked word has one of."""
    return frozenset(
        term
        for concept in (*asked.concepts, *asked.lifting)
        for alternative in concept.alternatives
        if alternative.weight >= _SURE
        for terms in alternative.words
        for term in terms
    )


def highlight(text: str, language: Language, wanted: frozenset[str]) -> Highlight | None:
    """The text in parts, those that meet the query marked; None when none does."""
    spans = [
        (token.start, token.end)
        for token in analyse(text, language)
        if not wanted.isdisjoint(token.terms)
    ]
    return Highlight(tuple(_parts(text, spans))) if spans else None


def _parts(text: str, spans: list[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    end = 0
    for start, stop in spans:
        if start > end:
            yield text[end:start], False
        yield text[start:stop], True
        end = stop
    if end < len(text):
        yield text[end:], False
