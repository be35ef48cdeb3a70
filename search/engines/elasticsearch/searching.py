"""Answers a selection from an Elasticsearch index."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore
from elasticsearch.dsl.query import Query as Written

from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.engines.elasticsearch.connection import asking
from search.engines.elasticsearch.covering import CountedSurvey, survey_search
from search.engines.elasticsearch.lexicon import (
    IndexLexicon,
    Lexicons,
    count_state,
    state_of,
)
from search.engines.elasticsearch.paging import Page, sorting
from search.engines.elasticsearch.translating import (
    all_of,
    coming_query,
    condition_query,
    ordered,
    query_of,
    visible,
    within_query,
)
from search.engines.fields import CARD, COMES_TO, ID, MOST_VALUES, PLACE, code_field
from search.engines.protocol import EngineError
from search.facets.registry import FACETS, by_parameter
from search.judgement.judging import Judgement, judge
from search.judgement.matching import Matched
from search.judgement.offering import offered
from search.judgement.ranking import raising
from search.judgement.showing import NOT_ASKED, Kept, shown
from search.nearness import Nearness, Point, Reach
from search.results import Hit, Results
from search.selection import Selection
from search.text.highlighting import wanted_terms
from search.text.reading import read
from search.text.understanding import Understanding

_WITHIN: Final = "within"


@dataclass(frozen=True, slots=True)
class Asked:
    """A selection made ready: what its words find, and what its choices let through."""

    understood: Understanding
    judgement: Judgement
    found: Written
    choices: Mapping[str, Written]


class Searching:
    """Answers from whatever an alias points to."""

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = alias
        self._lexicons = Lexicons(client, alias)

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection, from a hit's cursor on if there is one.

        Raises EngineError when the cluster cannot, or when the cursor is none of this order.
        """
        began = time.perf_counter()
        vocabularies = current()
        lexicon = self._lexicons.current()
        page = Page.of(selection, after)
        asked, answer = self._answered(selection, page, vocabularies, lexicon)
        newer = self._lexicons.renewed(state_of(answer["aggregations"]))
        if newer is not None and selection.query.strip():
            lexicon = newer
            asked, answer = self._answered(selection, page, vocabularies, lexicon)
        total = int(answer["hits"]["total"]["value"])

        def totals(selections: Sequence[Selection]) -> Sequence[int]:
            return self._totals(selections, vocabularies, lexicon)

        extra = offered(selection, asked.understood, total, totals)
        try:
            hits = tuple(_hits(answer, asked, selection))[: page.size]
        except (KeyError, ValueError) as error:
            raise EngineError(f"{self._alias} holds documents of another version.") from error
        return Results(
            total=total,
            hits=hits,
            counts=counts_of(answer["aggregations"]),
            offers=extra.offers,
            named=asked.understood.filters,
            did_you_mean=extra.did_you_mean,
            did_you_mean_alone=extra.did_you_mean_alone,
            relaxations=extra.relaxations,
            remaining_query=asked.understood.remaining,
            engine_ms=(time.perf_counter() - began) * 1000,
            more=page.has_more(len(answer["hits"]["hits"]), total),
        )

    def _answered(
        self, selection: Selection, page: Page, vocabularies: Vocabularies, lexicon: IndexLexicon
    ) -> tuple[Asked, Mapping[str, Any]]:
        asked = self._ask(selection, vocabularies, lexicon, timezone.now())
        return asked, self._send(listing_search(asked, selection, page))

    def _ask(
        self,
        selection: Selection,
        vocabularies: Vocabularies,
        lexicon: IndexLexicon,
        now: datetime,
    ) -> Asked:
        """Make a selection ready. `now` decides what has expired."""
        understood = Understanding()
        if selection.query.strip():
            spelt = lexicon.spelt_with(vocabularies)
            understood = read(selection.query, vocabularies, spelt)
        public = visible(now)

        def surveying(asked: Sequence[Matched]) -> CountedSurvey:
            answer = self._send(survey_search(asked, public))
            return CountedSurvey(asked, answer["aggregations"], lexicon.activities)

        judgement = judge(understood.concepts, surveying)
        found = [public]
        if understood.filters:
            found += conditions(understood.filters).values()
        elif selection.query.strip():
            found.append(query_of(judgement.found))
        if selection.near and selection.near.within:
            found.append(within_query(selection.near, selection.near.within))
        return Asked(understood, judgement, all_of(found), conditions(selection.choices))

    def _totals(
        self,
        selections: Sequence[Selection],
        vocabularies: Vocabularies,
        lexicon: IndexLexicon,
    ) -> list[int]:
        if not selections:
            return []
        now = timezone.now()
        searches: list[Mapping[str, Any]] = []
        for selection in selections:
            asked = self._ask(selection, vocabularies, lexicon, now)
            query = all_of([asked.found, *asked.choices.values()])
            searches += [{}, {"query": query.to_dict(), "size": 0, "track_total_hits": True}]
        with asking(f"Counting in {self._alias}"):
            answers = self._client.msearch(index=self._alias, searches=searches).body["responses"]
            return [int(answer["hits"]["total"]["value"]) for answer in answers]

    def _send(self, search: Search[Any]) -> Mapping[str, Any]:
        with asking(f"Searching {self._alias}"):
            answer: dict[str, Any] = self._client.search(
                index=self._alias, body=search.to_dict()
            ).body
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineError(f"Searching {self._alias}: a part of the index does not answer.")
        return answer


def conditions(chosen: Mapping[str, Sequence[str]]) -> dict[str, Written]:
    """What each facet lets through, by its parameter."""
    return {
        name: condition_query(by_parameter(name).narrow(codes))
        for name, codes in chosen.items()
        if codes
    }


def listing_search(asked: Asked, selection: Selection, page: Page) -> Search[Any]:
    """The one request of a listing: a page of hits, the total, and every facet's counts.

    The choices bound hits and total after the counting, so that each facet's counts can leave its
    own choice out.
    """
    search = page.cut(Search()).query(_scored(asked, selection)).sort(*sorting(selection))
    nearby = [PLACE, COMES_TO] if selection.near else []
    search = search.source([ID, CARD, *nearby]).extra(track_total_hits=True)
    if asked.choices:
        search = search.post_filter(all_of(list(asked.choices.values())))
    _count(search, asked.choices)
    count_state(search)
    return search


def _scored(asked: Asked, selection: Selection) -> Written:
    """What is found, with the score that orders it where a score does."""
    if selection.sort == "relevance":
        return ordered(asked.found, raising(asked.judgement, asked.understood))
    if selection.sort == "nearest" and selection.near:
        coming = ConstantScore(filter=coming_query(selection.near), boost=1.0)
        return Bool(filter=[asked.found], should=[coming])
    return asked.found


def _count(search: Search[Any], choices: Mapping[str, Written]) -> None:
    """Count every facet without its own choice."""
    for facet in FACETS:
        others = [query for name, query in choices.items() if name != facet.parameter]
        within = search.aggs.bucket(facet.parameter, "filter", filter=all_of(others))
        within.bucket(_WITHIN, "terms", field=code_field(facet.parameter), size=MOST_VALUES)


def counts_of(aggregations: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    """The counts of every facet from an answer to `listing_search`."""
    return {
        facet.parameter: {
            bucket["key"]: bucket["doc_count"]
            for bucket in aggregations[facet.parameter][_WITHIN]["buckets"]
        }
        for facet in FACETS
    }


def _hits(answer: Mapping[str, Any], asked: Asked, selection: Selection) -> Iterator[Hit]:
    wanted = wanted_terms(asked.understood)
    for hit in answer["hits"]["hits"]:
        stored = hit["_source"]
        kept = Kept(
            id=stored[ID],
            card=stored[CARD],
            score=float(hit["_score"] or 0.0),
            cursor=json.dumps(hit["sort"]),
            reach=_reach(stored, selection.near) if selection.near else NOT_ASKED,
        )
        yield shown(kept, wanted, selection.language)


def _reach(stored: Mapping[str, Any], near: Nearness) -> Reach:
    place = stored.get(PLACE)
    return near.reach(
        Point(place["lat"], place["lon"]) if place else None, stored.get(COMES_TO, ())
    )
