"""What lies around a visitor. tantivy knows no geography, but an embedded catalogue has few places.

They are counted, their distances reckoned here, and those near enough asked for by name.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import tantivy

from search.engines.embedded.filtering import all_of, any_of, count
from search.engines.embedded.schema import point_of
from search.engines.fields import COMES_TO, ID, PLACE
from search.nearness import Nearness, Reach, kilometres

MOST_PLACES: Final = 50_000
"""More than an embedded catalogue has: what stands at further ones is not found by distance."""

Found = tuple[Any, tantivy.DocAddress]


class Surroundings:
    """The places of an index, seen from where somebody is."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher, near: Nearness) -> None:
        self._schema = schema
        self._searcher = searcher
        self._near = near

    def within(self, distance: int) -> tantivy.Query:
        """What comes to schools there, or has its place within a distance in kilometres."""
        places = self._counted(tantivy.Query.all_query())
        return any_of(
            [self._coming, self._at([one for one in places if self._far(one) <= distance])]
        )

    def nearest_first(self, query: tantivy.Query, size: int, first: int) -> list[Found]:
        """`size` of what a query finds from the place `first` on.

        First what comes to schools there, then by distance, last what has no place; equals by id.
        """
        hits: list[Found] = []
        for group, number in self._groups(query):
            if first < number:
                hits += self._by_id(group, size - len(hits), first)
            if len(hits) >= size:
                break
            first = max(0, first - number)
        return hits

    def _groups(self, query: tantivy.Query) -> Iterator[tuple[tantivy.Query, int]]:
        """What a query finds in groups of equal distance, the nearest first, each with its size."""
        coming = all_of([query, self._coming])
        yield coming, count(self._searcher, coming)
        others = _without(query, self._coming)
        places = self._counted(others)
        for place in sorted(places, key=self._far):
            yield all_of([others, self._at([place])]), places[place]
        nowhere = _without(others, self._at(list(places)))
        yield nowhere, count(self._searcher, nowhere)

    @cached_property
    def _coming(self) -> tantivy.Query:
        terms = [tantivy.Query.term_query(self._schema, COMES_TO, code) for code in self._near.home]
        return any_of(terms)

    def _at(self, places: Sequence[str]) -> tantivy.Query:
        return tantivy.Query.term_set_query(self._schema, PLACE, list(places))

    def _counted(self, query: tantivy.Query) -> dict[str, int]:
        """How many activities of a query stand at each place."""
        wanted = {PLACE: {"terms": {"field": PLACE, "size": MOST_PLACES}}}
        answer = self._searcher.aggregate(query, wanted)
        return {str(bucket["key"]): int(bucket["doc_count"]) for bucket in answer[PLACE]["buckets"]}

    def _far(self, place: str) -> float:
        return kilometres(self._near.point, point_of(place))

    def _by_id(self, query: tantivy.Query, size: int, first: int) -> list[Found]:
        page = self._searcher.search(
            query,
            limit=size,
            offset=first,
            count=False,
            order_by_field=ID,
            order=tantivy.Order.Asc,
        )
        return list(page.hits)


def _without(query: tantivy.Query, unwanted: tantivy.Query) -> tantivy.Query:
    return tantivy.Query.boolean_query(
        [(tantivy.Occur.Must, query), (tantivy.Occur.MustNot, unwanted)]
    )


def reach_of(document: tantivy.Document, near: Nearness) -> Reach:
    """How a stored activity is reached."""
    place = document.get_first(PLACE)
    comes_to = map(str, document.get_all(COMES_TO))
    return near.reach(point_of(str(place)) if place else None, comes_to)
