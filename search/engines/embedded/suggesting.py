"""Suggests from one tantivy index while a visitor types."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

import tantivy

from catalogue_pages.bilingual.reading import LANGUAGES, Language
from search.documents import Card, card_from_json
from search.engines.embedded.filtering import all_of, codes_query, count, visible
from search.engines.embedded.index import TantivyIndex
from search.engines.embedded.translating import ordered, query_of
from search.engines.fields import CARD, COMPLETIONS, PROVIDER, STANDING
from search.engines.protocol import EngineError
from search.facets.municipality import MunicipalityFacet
from search.judgement.suggesting import LOOKED_AT, MOST_COMPLETIONS, Found, Wanted
from search.suggestions import MOST_PROVIDERS
from search.text.completing import completion_beginning


def suggest(index: TantivyIndex, wanted: Wanted, now: datetime) -> Found:
    """What is public at `now` of what is wanted. Raises EngineError."""
    try:
        asking = _Asking(index.schema, index.searcher(), visible(index.schema, now))
        return Found(
            completions={language: asking.completions(wanted, language) for language in LANGUAGES},
            activities=asking.titles(wanted),
            providers=list(islice(asking.providers(wanted), MOST_PROVIDERS)),
            municipalities=asking.municipalities(wanted.municipalities),
        )
    except (OSError, ValueError, KeyError) as error:
        raise EngineError(f"The index {index.name} cannot suggest: {error}") from error


class _Asking:
    """Asks what is public of one index."""

    def __init__(
        self, schema: tantivy.Schema, searcher: tantivy.Searcher, public: tantivy.Query
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._public = public

    def completions(self, wanted: Wanted, language: Language) -> dict[str, int]:
        """The most frequent terms that complete what is typed, with their activities."""
        beginning = completion_beginning(wanted.typed, language)
        terms = self._searcher.terms_with_prefix(COMPLETIONS, beginning)
        frequent = sorted(terms, key=lambda one: (-one[1], one[0]))[:MOST_COMPLETIONS]
        beside = all_of([self._public, query_of(self._schema, wanted.beside)])
        if not frequent or not count(self._searcher, beside):
            return {}
        counted = {
            term: count(self._searcher, all_of([beside, self._having(COMPLETIONS, term)]))
            for term, _held in frequent
        }
        return {term: number for term, number in counted.items() if number}

    def titles(self, wanted: Wanted) -> list[Card]:
        """The activities whose titles are meant."""
        found = all_of([self._public, query_of(self._schema, wanted.titles)])
        query = ordered(self._schema, found, wanted.raising)
        hits = self._searcher.search(
            query, limit=LOOKED_AT, count=False, weight_by_field=STANDING
        ).hits
        return [self._card(address) for _score, address in hits]

    def providers(self, wanted: Wanted) -> Iterator[Card]:
        """An activity of each provider that is meant, those with most activities first."""
        found = all_of([self._public, query_of(self._schema, wanted.providers)])
        asked = {PROVIDER: {"terms": {"field": PROVIDER, "size": MOST_PROVIDERS}}}
        answer = self._searcher.aggregate(found, asked)
        for bucket in answer[PROVIDER]["buckets"]:
            own = all_of([found, self._having(PROVIDER, str(bucket["key"]))])
            for _score, address in self._searcher.search(own, limit=1, count=False).hits:
                yield self._card(address)

    def municipalities(self, codes: Sequence[str]) -> dict[str, int]:
        """Of these municipalities those in which something happens, with their activities."""
        parameter = MunicipalityFacet.parameter
        counted = {
            code: count(
                self._searcher, all_of([self._public, codes_query(self._schema, parameter, [code])])
            )
            for code in codes
        }
        return {code: number for code, number in counted.items() if number}

    def _having(self, field: str, value: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, "basic")

    def _card(self, address: tantivy.DocAddress) -> Card:
        held = self._searcher.doc(address).get_first(CARD)
        return card_from_json(bytes(held or b"").decode())
