"""Finds activities like one, in an Elasticsearch index, with one request."""

from datetime import datetime
from operator import attrgetter
from typing import Any, Final

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, Term

from catalogue_pages.vocabularies.snapshot import current
from search.engines.elasticsearch.connection import making_sense
from search.engines.elasticsearch.requests import Requests
from search.engines.elasticsearch.translating import ordered, query_of, visible
from search.engines.fields import CARD, ID, PROVIDER
from search.gist import Gist
from search.judgement.resembling import MOST_OF_ONE, Alike, alike, spread
from search.judgement.showing import Kept, shown
from search.results import Hit

_THEIRS: Final = "theirs"


def similar_search(gist: Gist, asked: Alike, most: int, now: datetime) -> Search[Any]:
    """The best of each provider, the best providers first."""
    found = Bool(
        filter=[visible(now), query_of(asked.found)],
        must_not=[Term(**{ID: str(gist.id)})],
    )
    search: Search[Any] = Search()[:most].query(ordered(found, asked.raising))
    # Two providers of equal worth must not change places from one answer to the next.
    order = [{"_score": "desc"}, {ID: "asc"}]
    theirs = {"name": _THEIRS, "size": MOST_OF_ONE, "_source": [ID, CARD], "sort": order}
    search = search.source(False).extra(track_total_hits=False, sort=order)  # noqa: FBT003
    return search.extra(collapse={"field": PROVIDER, "inner_hits": theirs})


def similar(requests: Requests, gist: Gist, most: int, now: datetime) -> tuple[Hit, ...]:
    """Other public activities like this one. Raises EngineError."""
    answer = requests.send(similar_search(gist, alike(gist, current()), most, now))
    with making_sense(f"Similar activities in {requests.alias}"):
        hits = [
            _hit(hit)
            for group in answer["hits"]["hits"]
            for hit in group["inner_hits"][_THEIRS]["hits"]["hits"]
        ]
    return spread(sorted(hits, key=attrgetter("score"), reverse=True), most)


def _hit(hit: dict[str, Any]) -> Hit:
    kept = hit["_source"]
    return shown(Kept(kept[ID], kept[CARD], float(hit["sort"][0])), frozenset(), "lv")
