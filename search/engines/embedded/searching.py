"""Answers a selection from one tantivy index."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

import tantivy
from django.utils import timezone

from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.documents import card_from_json
from search.engines.embedded.counting import counts
from search.engines.embedded.filtering import (
    all_of,
    condition_query,
    count,
    narrowed,
    visible,
)
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.judging import Weighed, judged, weigh
from search.engines.embedded.lexicon import lexicon_of
from search.engines.embedded.ranking import ranked
from search.engines.embedded.schema import CARD, ID, STANDING, order_field
from search.engines.protocol import EngineError
from search.facets.registry import by_parameter
from search.results import Hit, Offer, Relaxation, Results
from search.selection import Selection
from search.text.highlighting import highlight, wanted_terms
from search.text.reading import read
from search.text.understanding import Understanding

_HIGHLIGHTED: Final = ("title", "summary")


@dataclass(frozen=True, slots=True)
class Asked:
    """A selection made ready: what its words find, and what its choices let through."""

    schema: tantivy.Schema
    searcher: tantivy.Searcher
    understood: Understanding
    weighed: tuple[Weighed, ...]
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
        suggested, alone = _suggestion(index, asked, selection, vocabularies, total)
        return Results(
            total=total,
            hits=_hits(asked, selection, page),
            counts=counts(asked.schema, asked.searcher, asked.found, asked.choices),
            offers=_offers(index, asked, selection, vocabularies, total),
            named=asked.understood.filters,
            did_you_mean=suggested,
            did_you_mean_alone=alone,
            relaxations=() if total else _relaxations(index, asked, selection, vocabularies),
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
        understood = read(selection.query, vocabularies, lexicon)
    shown = visible(schema, now)
    weighed = weigh(schema, searcher, understood.concepts)
    found = shown
    if understood.filters:
        found = all_of([shown, *_conditions(schema, understood.filters).values()])
    elif selection.query.strip():
        found = all_of([shown, judged(searcher, weighed, shown)])
    choices = _conditions(schema, selection.choices)
    return Asked(schema, searcher, understood, tuple(weighed), found, choices)


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
        query = ranked(asked.schema, query, asked.weighed, asked.understood)
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
        order_by_field=order_field(selection.sort, selection.language),
        order=tantivy.Order.Asc,
    )


def _hits(asked: Asked, selection: Selection, page: tantivy.SearchResult) -> tuple[Hit, ...]:
    wanted = wanted_terms(asked.understood)
    hits: list[Hit] = []
    for score, address in page.hits:
        document = asked.searcher.doc(address)
        card = card_from_json(bytes(document.get_first(CARD) or b"").decode())
        marked = {}
        for name in _HIGHLIGHTED if wanted else ():
            text, language = getattr(card, name)[selection.language]
            found = highlight(text, language or selection.language, wanted)
            if found:
                marked[name] = found
        hits.append(
            Hit(
                id=UUID(document.get_first(ID)),
                card=card,
                score=float(score) if isinstance(score, float) else 0.0,
                highlights=marked,
            )
        )
    return tuple(hits)


def _offers(
    index: TantivyIndex,
    asked: Asked,
    selection: Selection,
    vocabularies: Vocabularies,
    total: int,
) -> tuple[Offer, ...]:
    """The facet values that the query names, each once; where nothing is found, what would be."""
    offers = _named(asked.understood, selection)
    if total:
        return offers
    now = timezone.now()
    return tuple(
        offer
        for offer in offers
        if offer.applied
        or ask(
            index, selection.taking(offer.parameter, offer.code, offer.words), vocabularies, now
        ).total()
    )


def _named(understood: Understanding, selection: Selection) -> tuple[Offer, ...]:
    offers = {
        (value.parameter, code): Offer(
            parameter=value.parameter,
            code=code,
            words=value.typed,
            applied=code in selection.chosen(value.parameter)
            or code in understood.filters.get(value.parameter, ()),
        )
        for value in understood.named
        for code in value.codes
    }
    return tuple(offers.values())


def _suggestion(
    index: TantivyIndex,
    asked: Asked,
    selection: Selection,
    vocabularies: Vocabularies,
    total: int,
) -> tuple[str, bool]:
    """The query with its slips put right, and whether it finds something only without choices.

    Empty when nothing is misspelt, or when the words put right find nothing either.
    """
    corrected = asked.understood.corrected
    if total or not corrected:
        return corrected, False
    now = timezone.now()
    meant = selection.with_query(corrected)
    for other, alone in ((meant, False), (meant.cleared(), True)):
        if ask(index, other, vocabularies, now).total():
            return corrected, alone
    return "", False


def _relaxations(
    index: TantivyIndex, asked: Asked, selection: Selection, vocabularies: Vocabularies
) -> tuple[Relaxation, ...]:
    """What giving up a single choice, all of one facet, or the words would find; the largest first.

    Words that name facet values alone are given up value by value.
    """
    if asked.understood.filters:
        selection = selection.choosing(asked.understood.filters)
    found: list[Relaxation] = []
    now = timezone.now()
    for parameter, codes in selection.choices.items():
        for code in codes:
            less = ask(index, selection.without(parameter, code), vocabularies, now)
            found.append(Relaxation(parameter, code, less.total()))
        if len(codes) > 1:
            less = ask(index, selection.without_choice(parameter), vocabularies, now)
            found.append(Relaxation(parameter, "", less.total()))
    if selection.query.strip():
        less = ask(index, selection.with_query(""), vocabularies, now)
        found.append(Relaxation("q", selection.query, less.total()))
    useful = [relaxation for relaxation in found if relaxation.total]
    return tuple(sorted(useful, key=lambda one: (one.parameter == "q", -one.total)))
