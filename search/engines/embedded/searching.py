"""Answers a selection from one tantivy index."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
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
    unscored,
    visible,
)
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.lexicon import lexicon_of
from search.engines.embedded.surroundings import Found, Surroundings, reach_of
from search.engines.embedded.translating import ordered, query_of
from search.engines.fields import CARD, ID, STANDING, order_field
from search.engines.protocol import EngineError
from search.facets.registry import by_parameter
from search.judgement.judging import Judgement, judge
from search.judgement.matching import Matched
from search.judgement.offering import Totals, completed
from search.judgement.ranking import raising
from search.judgement.showing import NOT_ASKED, Kept, shown
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
        found = _found(asked, selection)
        whole = completed(found, selection, asked.understood, _totals(index, vocabularies))
        return replace(whole, engine_ms=(time.perf_counter() - began) * 1000)
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"The index {index.name} cannot answer: {error}") from error


def _found(asked: Asked, selection: Selection) -> Results:
    page = _page(asked, selection)
    total = asked.total()
    reached = (selection.page - 1) * selection.page_size + len(page)
    return Results(
        total=total,
        hits=_hits(asked, selection, page),
        counts=counts(asked.schema, asked.searcher, asked.found, asked.choices),
        more=reached < total,
    )


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
    found = [public]
    if understood.filters:
        found += _conditions(schema, understood.filters).values()
    elif selection.query.strip():
        found.append(query_of(schema, judgement.found))
    if selection.near and selection.near.within:
        around = Surroundings(schema, searcher, selection.near)
        found.append(unscored(around.within(selection.near.within)))
    choices = _conditions(schema, selection.choices)
    return Asked(schema, searcher, understood, judgement, all_of(found), choices)


def _conditions(
    schema: tantivy.Schema, chosen: Mapping[str, Sequence[str]]
) -> dict[str, tantivy.Query]:
    """What each facet lets through, by its parameter."""
    return {
        name: condition_query(schema, by_parameter(name).narrow(codes))
        for name, codes in chosen.items()
        if codes
    }


def _page(asked: Asked, selection: Selection) -> Sequence[Found]:
    """One page of hits, each as its score or key and its address in the index."""
    offset = (selection.page - 1) * selection.page_size
    query = narrowed(asked.found, asked.choices)
    if selection.sort == "nearest" and selection.near:
        around = Surroundings(asked.schema, asked.searcher, selection.near)
        return around.nearest_first(query, selection.page_size, offset)
    if selection.sort == "relevance":
        query = ordered(asked.schema, query, raising(asked.judgement, asked.understood))
        return asked.searcher.search(
            query,
            limit=selection.page_size,
            offset=offset,
            count=False,
            weight_by_field=STANDING,
        ).hits
    return asked.searcher.search(
        query,
        limit=selection.page_size,
        offset=offset,
        count=False,
        order_by_field=order_field(order(selection.sort, selection.language)),
        order=tantivy.Order.Asc,
    ).hits


def _hits(asked: Asked, selection: Selection, page: Sequence[Found]) -> tuple[Hit, ...]:
    wanted = wanted_terms(asked.understood)
    hits: list[Hit] = []
    for score, address in page:
        document = asked.searcher.doc(address)
        kept = Kept(
            id=str(document.get_first(ID)),
            card=bytes(document.get_first(CARD) or b"").decode(),
            score=float(score) if isinstance(score, float) else 0.0,
            reach=reach_of(document, selection.near) if selection.near else NOT_ASKED,
        )
        hits.append(shown(kept, wanted, selection.language))
    return tuple(hits)


def _totals(index: TantivyIndex, vocabularies: Vocabularies) -> Totals:
    def totals(selections: Sequence[Selection]) -> list[int]:
        now = timezone.now()
        return [ask(index, selection, vocabularies, now).total() for selection in selections]

    return totals
