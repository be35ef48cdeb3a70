"""Answers a selection from one tantivy index."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

import tantivy
from django.utils import timezone

from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.engines.embedded.counting import counts
from search.engines.embedded.covering import IndexSurvey
from search.engines.embedded.filtering import (
    all_of,
    condition_query,
    count,
    narrowed,
    visible,
)
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.lexicon import lexicon_of
from search.engines.embedded.translating import ordered, query_of
from search.engines.fields import CARD, ID, STANDING, order_field
from search.engines.protocol import EngineError
from search.facets.registry import by_parameter
from search.judgement.judging import Judgement, judge
from search.judgement.matching import Matched
from search.judgement.offering import Totals, offered
from search.judgement.ranking import raising
from search.judgement.showing import shown
from search.ordering import order
from search.results import Hit, Results
from search.selection import Selection
from search.synonyms.kept import current as synonyms
from search.text.highlighting import wanted_terms
from search.text.reading import read
from search.text.understanding import Understanding


@dataclass(frozen=True, slots=True)
class Asked:
    """A selection made ready: what its words find, and what its choices let through."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    understood: Understanding
    judgement: Judgement
    found: tantivy.Query
    choices: Mapping[str, tantivy.Query]

    def total(self, but: str | None = None) -> int:
        """How many activities there are, without the choice of one facet if it is named."""
        query = narrowed(self.found, self.choices, but)
        return count(self.searcher, query)


def search(index: TantivyIndex, selection: Selection) -> Results:
    """Answer a selection. Raises EngineError when the index cannot be read."""
    began = time.perf_counter()
    try:
        vocabularies = current()
        asked = ask(index, selection, vocabularies, timezone.now())
        page = _page(asked, selection)
        total = asked.total()
        extra = offered(selection, asked.understood, total, _totals(index, vocabularies))
        return Results(
            total=total,
            hits=_hits(asked, selection, page),
            counts=counts(asked.schema, asked.searcher, asked.found, asked.choices),
            offers=extra.offers,
            named=asked.understood.filters,
            did_you_mean=extra.did_you_mean,
            did_you_mean_alone=extra.did_you_mean_alone,
            relaxations=extra.relaxations,
            remaining_query=asked.understood.remaining,
            engine_ms=(time.perf_counter() - began) * 1000,
        )
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"The index {index.name} cannot answer: {error}") from error


def ask(
    index: TantivyIndex, selection: Selection, vocabularies: Vocabularies, now: datetime
) -> Asked:
    """Make a selection ready. `now` decides what has expired."""
    searcher = index.searcher()
    schema = index.schema
    understood = Understanding()
    if selection.query.strip():
        lexicon = lexicon_of(index, searcher, vocabularies)
        understood = read(selection.query, vocabularies, lexicon, synonyms())
    public = visible(schema, now)

    def surveying(asked: Sequence[Matched]) -> IndexSurvey:
        return IndexSurvey(schema, searcher, public, asked)

    judgement = judge(understood.concepts, surveying)
    found = public
    if understood.filters:
        found = all_of([public, *_conditions(schema, understood.filters).values()])
    elif selection.query.strip():
        found = all_of([public, query_of(schema, judgement.found)])
    choices = _conditions(schema, selection.choices)
    return Asked(schema, searcher, understood, judgement, found, choices)


def _conditions(
    schema: tantivy.Schema, chosen: Mapping[str, Sequence[str]]
) -> dict[str, tantivy.Query]:
    """What each facet lets through, by its parameter."""
    return {
        name: condition_query(schema, by_parameter(name).narrow(codes))
        for name, codes in chosen.items()
        if codes
    }


def _page(asked: Asked, selection: Selection) -> tantivy.SearchResult:
    """One page of hits."""
    offset = (selection.page - 1) * selection.page_size
    query = narrowed(asked.found, asked.choices)
    if selection.sort == "relevance":
        query = ordered(asked.schema, query, raising(asked.judgement, asked.understood))
        return asked.searcher.search(
            query,
            limit=selection.page_size,
            offset=offset,
            count=False,
            weight_by_field=STANDING,
        )
    return asked.searcher.search(
        query,
        limit=selection.page_size,
        offset=offset,
        count=False,
        order_by_field=order_field(order(selection.sort, selection.language)),
        order=tantivy.Order.Asc,
    )


def _hits(asked: Asked, selection: Selection, page: tantivy.SearchResult) -> tuple[Hit, ...]:
    wanted = wanted_terms(asked.understood)
    hits: list[Hit] = []
    for score, address in page.hits:
        document = asked.searcher.doc(address)
        card = bytes(document.get_first(CARD) or b"").decode()
        worth = float(score) if isinstance(score, float) else 0.0
        identity = str(document.get_first(ID))
        hits.append(shown(identity, card, worth, wanted, selection.language))
    return tuple(hits)


def _totals(index: TantivyIndex, vocabularies: Vocabularies) -> Totals:
    def totals(selections: Sequence[Selection]) -> list[int]:
        now = timezone.now()
        return [ask(index, selection, vocabularies, now).total() for selection in selections]

    return totals
