"""Suggests from an Elasticsearch index while a visitor types: one request of two searches."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Prefix

from catalogue_pages.bilingual.reading import LANGUAGES, Language
from search.documents import Card, card_from_json
from search.engines.elasticsearch.connection import making_sense
from search.engines.elasticsearch.requests import Requests
from search.engines.elasticsearch.translating import (
    all_of,
    any_of,
    ordered,
    query_of,
    terms,
    visible,
)
from search.engines.fields import CARD, COMPLETIONS, PROVIDER, code_field
from search.facets.municipality import MunicipalityFacet
from search.judgement.suggesting import LOOKED_AT, MOST_COMPLETIONS, Found, Wanted
from search.suggestions import MOST_PROVIDERS
from search.text.completing import completion_beginning

_PLACES: Final = "places"
_TERMS: Final = "terms"
_ONE: Final = "one"
_MUNICIPALITY: Final = code_field(MunicipalityFacet.parameter)
_SPECIAL: Final = re.compile(r"([^\w ])")


def titles_search(wanted: Wanted, now: datetime) -> Search[Any]:
    """The search for activities whose titles are meant."""
    found = all_of([visible(now), query_of(wanted.titles)])
    search: Search[Any] = Search()[:LOOKED_AT].query(ordered(found, wanted.raising))
    return search.source([CARD]).extra(track_total_hits=False)


def names_search(wanted: Wanted, now: datetime) -> Search[Any]:
    """The search that gathers words, providers and municipalities from the public activities."""
    beside = query_of(wanted.beside)
    completing = {
        language: all_of([_completes(wanted, language), beside]) for language in LANGUAGES
    }
    providers = query_of(wanted.providers)
    places = terms(_MUNICIPALITY, wanted.municipalities)
    asked = any_of([*completing.values(), providers, places])
    search: Search[Any] = Search().query(all_of([visible(now), asked]))
    search = search.extra(size=0, track_total_hits=False)
    for language, query in completing.items():
        search.aggs.bucket(language, "filter", filter=query).bucket(
            _TERMS,
            "terms",
            field=COMPLETIONS,
            include=f"{_escaped(completion_beginning(wanted.typed, language))}.*",
            size=MOST_COMPLETIONS,
        )
    search.aggs.bucket(PROVIDER, "filter", filter=providers).bucket(
        _TERMS, "terms", field=PROVIDER, size=MOST_PROVIDERS
    ).metric(_ONE, "top_hits", size=1, _source=[CARD])
    if wanted.municipalities:
        codes = list(wanted.municipalities)
        search.aggs.bucket(_PLACES, "terms", field=_MUNICIPALITY, include=codes, size=len(codes))
    return search


def _completes(wanted: Wanted, language: Language) -> Prefix:
    return Prefix(**{COMPLETIONS: completion_beginning(wanted.typed, language)})


def _escaped(text: str) -> str:
    """A text that means itself within a regular expression of Lucene."""
    return _SPECIAL.sub(r"\\\1", text)


def suggest(requests: Requests, wanted: Wanted, now: datetime) -> Found:
    """What is public at `now` of what is wanted. Raises EngineError."""
    answers = requests.send_all([titles_search(wanted, now), names_search(wanted, now)])
    with making_sense(f"Suggesting from {requests.alias}"):
        titles, names = answers
        return _found(titles["hits"]["hits"], names["aggregations"])


def _found(hits: Sequence[Mapping[str, Any]], names: Mapping[str, Any]) -> Found:
    providers = [one[_ONE]["hits"]["hits"][0] for one in names[PROVIDER][_TERMS]["buckets"]]
    return Found(
        completions={language: _counted(names[language][_TERMS]) for language in LANGUAGES},
        activities=[_card(hit) for hit in hits],
        providers=[_card(hit) for hit in providers],
        municipalities=_counted(names[_PLACES]) if _PLACES in names else {},
    )


def _counted(told: Mapping[str, Any]) -> dict[str, int]:
    return {str(one["key"]): int(one["doc_count"]) for one in told["buckets"]}


def _card(hit: Mapping[str, Any]) -> Card:
    return card_from_json(hit["_source"][CARD])
