"""Answers a selection from an Elasticsearch index."""

import json
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore
from elasticsearch.dsl.query import Query as Written

from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.engines.elasticsearch.connection import Budget, making_sense
from search.engines.elasticsearch.covering import CountedSurvey
from search.engines.elasticsearch.lexicon import (
    WORDLESS,
    IndexLexicon,
    Lexicons,
    count_state,
    state_of,
)
from search.engines.elasticsearch.paging import Page, sorting
from search.engines.elasticsearch.requests import Requests, Sent
from search.engines.elasticsearch.surveys import Surveys
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
from search.judgement.offering import completed
from search.judgement.ranking import raising
from search.judgement.showing import NOT_ASKED, Kept, shown
from search.nearness import Nearness, Point, Reach
from search.results import Hit, Results
from search.selection import Selection
from search.synonyms.kept import current as synonyms
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

    def __init__(self, client: Elasticsearch, alias: str, seconds: float) -> None:
        """All requests of one search may take `seconds` together."""
        self._client = client
        self._alias = alias
        self._seconds = seconds
        self._lexicons = Lexicons(client, alias)
        self._surveys = Surveys()

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection, from a hit's cursor on if there is one.

        Raises EngineError when the cluster cannot, or when the cursor is none of this order.
        """
        return self._searched(selection, Page.of(selection, after))[0]

    def sent_for(self, selection: Selection) -> Sequence[Sent]:
        """The requests that answer a selection. Raises EngineError when the cluster cannot."""
        return self._searched(selection, Page.of(selection, None))[1].sent

    def _searched(self, selection: Selection, page: Page) -> tuple[Results, Requests]:
        budget = Budget(self._seconds)
        wordless = not selection.query.strip()
        lexicon = WORDLESS if wordless else self._lexicons.current(budget.left)
        requests = Requests(self._client, self._alias, budget)
        asking = Asking(requests, current(), lexicon, self._surveys)
        with making_sense(f"Searching {self._alias}"):
            return self._search(selection, page, asking), requests

    def _search(self, selection: Selection, page: Page, asking: "Asking") -> Results:
        began = time.perf_counter()
        asked, answer = asking.answered(selection, page)
        left = asking.requests.budget.left
        newer = self._lexicons.renewed(state_of(answer["aggregations"]), left)
        if newer is not None and selection.query.strip():
            with suppress(EngineError):  # the first answer is a good one, too
                asked, answer = replace(asking, lexicon=newer).answered(selection, page)
                asking = replace(asking, lexicon=newer)
        total = int(answer["hits"]["total"]["value"])
        found = Results(
            total=total,
            hits=tuple(_hits(answer, asked, selection))[: page.size],
            counts=counts_of(answer["aggregations"]),
            more=page.has_more(len(answer["hits"]["hits"]), total),
        )
        whole = completed(found, selection, asked.understood, asking.totals)
        return replace(whole, engine_ms=(time.perf_counter() - began) * 1000)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a search needs beside its selection."""

    requests: Requests
    vocabularies: Vocabularies
    lexicon: IndexLexicon
    surveys: Surveys

    def answered(self, selection: Selection, page: Page) -> tuple[Asked, Mapping[str, Any]]:
        """A selection made ready, and the answer to it."""
        asked = self._made_ready(selection, timezone.now())
        return asked, self.requests.send(listing_search(asked, selection, page))

    def totals(self, selections: Sequence[Selection]) -> list[int]:
        """How many activities each selection finds."""
        now = timezone.now()
        ready = [self._made_ready(selection, now) for selection in selections]
        return self.requests.count(
            [all_of([asked.found, *asked.choices.values()]) for asked in ready]
        )

    def _made_ready(self, selection: Selection, now: datetime) -> Asked:
        """Make a selection ready. `now` decides what has expired."""
        understood = Understanding()
        if selection.query.strip():
            spelt = self.lexicon.spelt_with(self.vocabularies)
            understood = read(selection.query, self.vocabularies, spelt, synonyms())
        public = visible(now)
        judgement = judge(understood.concepts, self._surveying)
        found = [public]
        if understood.filters:
            found += conditions(understood.filters).values()
        elif selection.query.strip():
            found.append(query_of(judgement.found))
        if selection.near and selection.near.within:
            found.append(within_query(selection.near, selection.near.within))
        return Asked(understood, judgement, all_of(found), conditions(selection.choices))

    def _surveying(self, asked: Sequence[Matched]) -> CountedSurvey:
        return self.surveys.survey(asked, self.lexicon, self.requests)


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
