"""Which part of a list is asked for: a page by its number, or what stands behind a cursor.

A cursor holds the sort values of a hit, and the last of them is the id, so that no two are equal.
There is no point in time behind it: nothing is held open on the server for a visitor who may never
come again, and an address lasts. What changes its place while somebody reads may come twice or be
passed over; all others do not move.
"""

import json
from dataclasses import dataclass
from typing import Any

from elasticsearch.dsl import Search

from search.engines.elasticsearch.translating import nearest_first
from search.engines.fields import ID, order_field
from search.engines.protocol import EngineError
from search.ordering import order
from search.selection import Selection

Sorting = list[str | dict[str, Any]]
SortValue = str | int | float | None


def sorting(selection: Selection) -> Sorting:
    """The keys of the selection's order; together no two activities share them."""
    if selection.sort == "relevance":
        return ["_score", ID]
    if selection.sort == "nearest" and selection.near:
        return ["_score", nearest_first(selection.near), ID]  # a score of 1 comes, 0 does not
    return [order_field(order(selection.sort, selection.language))]


@dataclass(frozen=True, slots=True)
class Page:
    """`size` hits from the place `first`, or behind the sort values `after`."""

    size: int
    first: int = 0
    after: tuple[SortValue, ...] = ()

    @classmethod
    def of(cls, selection: Selection, cursor: str | None) -> "Page":
        """The page that is asked for. Raises EngineError for a cursor that is none of its order."""
        size = selection.page_size
        if cursor is None:
            return cls(size, first=(selection.page - 1) * size)
        try:
            values = json.loads(cursor)
        except ValueError:
            values = None
        if not isinstance(values, list) or len(values) != len(sorting(selection)):
            raise EngineError("This is no cursor of this order; begin with the first page.")
        return cls(size, after=tuple(values))

    def cut(self, search: Search[Any]) -> Search[Any]:
        """The same request for this page alone; behind a cursor for one hit more, which tells."""
        if not self.after:
            return search[self.first : self.first + self.size]
        return search[: self.size + 1].extra(search_after=list(self.after))

    def has_more(self, hits: int, total: int) -> bool:
        """Whether there is more behind the page, by the `hits` that were given."""
        return hits > self.size if self.after else self.first + hits < total
