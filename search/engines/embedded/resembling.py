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
from search.judgement.showing import Kept, shown
from search.results import Hit

_PAGE: Final = 40
_MOST: Final = 400
"""Activities that are looked at, a page at a time, until enough providers are among them: tantivy
does not group."""


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
    for first in range(0, _MOST, _PAGE):
        hits = searcher.search(
            query, limit=_PAGE, offset=first, count=False, weight_by_field=STANDING
        ).hits
        for score, address in hits:
            document = searcher.doc(address)
            card = bytes(document.get_first(CARD) or b"").decode()
            kept = Kept(str(document.get_first(ID)), card, float(score))
            yield shown(kept, frozenset(), "lv")
        if len(hits) < _PAGE:
            return
