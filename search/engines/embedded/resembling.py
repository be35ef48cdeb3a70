"""Finds activities like one, in a tantivy index."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

import tantivy

from catalogue_pages.vocabularies.snapshot import current
from search.engines.embedded.filtering import all_of, visible
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.translating import ordered, query_of
from search.engines.fields import CARD, ID, STANDING
from search.engines.protocol import EngineError
from search.gist import Gist
from search.judgement.resembling import alike, spread
from search.judgement.showing import shown
from search.results import Hit

_LOOKED_AT: Final = 60
"""Activities among which others of a few providers must stand: tantivy does not group."""


def similar(index: TantivyIndex, gist: Gist, most: int, now: datetime) -> tuple[Hit, ...]:
    """Other public activities like this one. Raises EngineError."""
    try:
        return spread(_hits(index, gist, now), most)
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"The index {index.name} cannot answer: {error}") from error


def _hits(index: TantivyIndex, gist: Gist, now: datetime) -> Iterator[Hit]:
    schema, searcher = index.schema, index.searcher()
    asked = alike(gist, current())
    found = tantivy.Query.boolean_query(
        [
            (
                tantivy.Occur.Must,
                all_of([visible(schema, now), query_of(schema, asked.found)]),
            ),
            (tantivy.Occur.MustNot, tantivy.Query.term_query(schema, ID, str(gist.id), "basic")),
        ]
    )
    query = ordered(schema, found, asked.raising)
    answer = searcher.search(query, limit=_LOOKED_AT, count=False, weight_by_field=STANDING)
    for score, address in answer.hits:
        document = searcher.doc(address)
        card = bytes(document.get_first(CARD) or b"").decode()
        yield shown(str(document.get_first(ID)), card, float(score), frozenset(), "lv")
