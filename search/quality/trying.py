"""What queries find now, and what they would find with the synonyms that an editor is writing."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from catalogue_pages.bilingual.reading import Label, as_language
from search.addresses import cleaned
from search.engines.configured import engine
from search.results import Results
from search.selection import LARGEST_PAGE, Selection
from search.synonyms.kept import supposing
from search.synonyms.models import SynonymGroup

MOST_TRIED: Final = 5
FIRST: Final = 5
"""So many titles are shown of what a query finds."""


@dataclass(frozen=True, slots=True)
class Title:
    """An activity's title, and whether only this search finds it."""

    text: Label
    is_only_here: bool


@dataclass(frozen=True, slots=True)
class Found:
    """How many activities a search finds, and the titles of the first."""

    total: int
    titles: tuple[Title, ...]


@dataclass(frozen=True, slots=True)
class Tried:
    """What one query finds now, and what it would find with the change."""

    query: str
    now: Found
    then: Found


def tried(group: SynonymGroup) -> tuple[Tried, ...]:
    """What the query to try, or else each of the group's words, finds without and with the group.

    `group` is as an editor has written it, saved or not. Raises EngineError.
    """
    query, _readable = cleaned(group.tried)
    queries = [query] if query else list(group.sides().words[:MOST_TRIED])
    selections = [
        Selection(as_language(group.language), query, page_size=LARGEST_PAGE) for query in queries
    ]
    searches = engine()
    before = [searches.search(selection) for selection in selections]
    with supposing(group):
        after = [searches.search(selection) for selection in selections]
    return tuple(
        Tried(selection.query, _found(now, selection, then), _found(then, selection, now))
        for selection, now, then in zip(selections, before, after, strict=True)
    )


def _found(results: Results, selection: Selection, other: Results) -> Found:
    known = _known(other)
    titles = []
    for hit in results.hits[:FIRST]:
        label = Label(*hit.card.title[selection.language])
        titles.append(Title(label, known is not None and hit.id not in known))
    return Found(results.total, tuple(titles))


def _known(results: Results) -> Collection[UUID] | None:
    """Everything found, or None where that is more than a page holds."""
    return {hit.id for hit in results.hits} if results.total <= len(results.hits) else None
