"""Answers a selection from an Elasticsearch index."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.utils import timezone
from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
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
from search.engines.elasticsearch.translating import (
    all_of,
    condition_query,
    ordered,
    query_of,
    visible,
)
from search.engines.fields import CARD, ID, MOST_VALUES, code_field, order_field
from search.engines.protocol import EngineError
from search.facets.registry import FACETS, by_parameter
from search.judgement.judging import Judgement, judge
from search.judgement.matching import Matched
from search.judgement.offering import offered
from search.judgement.ranking import raising
from search.judgement.showing import shown
from search.ordering import order
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

    def __init__(self, client: Elasticsearch, alias: str) -> None:
        self._client = client
        self._alias = alias
        self._lexicons = Lexicons(client, alias)

    def search(self, selection: Selection) -> Results:
        """Answer a selection. Raises EngineError when the cluster cannot."""
        began = time.perf_counter()
        vocabularies = current()
        lexicon = self._lexicons.current()
        asked, answer = self._answered(selection, vocabularies, lexicon)
        newer = self._lexicons.renewed(state_of(answer["aggregations"]))
        if newer is not None and selection.query.strip():
            lexicon = newer
            asked, answer = self._answered(selection, vocabularies, lexicon)
        total = int(answer["hits"]["total"]["value"])

        def totals(selections: Sequence[Selection]) -> Sequence[int]:
            return self._totals(selections, vocabularies, lexicon)

        extra = offered(selection, asked.understood, total, totals)
        try:
            hits = tuple(_hits(answer, asked, selection))
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
        )

    def _answered(
        self, selection: Selection, vocabularies: Vocabularies, lexicon: IndexLexicon
    ) -> tuple[Asked, Mapping[str, Any]]:
        asked = self._ask(selection, vocabularies, lexicon, timezone.now())
        return asked, self._send(listing_search(asked, selection))

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
            understood = read(selection.query, vocabularies, spelt, synonyms())
        public = visible(now)

        def surveying(asked: Sequence[Matched]) -> CountedSurvey:
            answer = self._send(survey_search(asked, public))
            return CountedSurvey(asked, answer["aggregations"], lexicon.activities)

        judgement = judge(understood.concepts, surveying)
        found = public
        if understood.filters:
            found = all_of([public, *conditions(understood.filters).values()])
        elif selection.query.strip():
            found = all_of([public, query_of(judgement.found)])
        return Asked(understood, judgement, found, conditions(selection.choices))

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


def listing_search(asked: Asked, selection: Selection) -> Search[Any]:
    """The one request of a listing: a page of hits, the total, and every facet's counts.

    The choices bound hits and total after the counting, so that each facet's counts can leave its
    own choice out.
    """
    by_words = selection.sort == "relevance"
    query = asked.found
    if by_words:
        query = ordered(query, raising(asked.judgement, asked.understood))
    first = (selection.page - 1) * selection.page_size
    search: Search[Any] = Search()[first : first + selection.page_size]
    search = search.query(query).source([ID, CARD]).extra(track_total_hits=True)
    if asked.choices:
        search = search.post_filter(all_of(list(asked.choices.values())))
    key = order(selection.sort, selection.language)
    search = search.sort("_score", ID) if by_words else search.sort(order_field(key))
    _count(search, asked.choices)
    count_state(search)
    return search


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
        kept, worth = hit["_source"], float(hit["_score"] or 0.0)
        yield shown(kept[ID], kept[CARD], worth, wanted, selection.language)
