"""What the index knows of its own words: how often they stand where, and how they are spelt."""

from functools import cached_property, lru_cache
from typing import Final

import tantivy

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.documents import ROLES, Role
from search.engines.embedded.schema import role_field
from search.text.analysis import SIGNS
from search.text.facet_words import facet_vocabulary
from search.text.folding import fold
from search.text.places import place_words
from search.text.spelling import Spelling
from search.text.thesaurus import thesaurus
from search.text.wordlists import listed

_SPELT_ROLES: Final[tuple[Role, ...]] = ("title", "provider", "topics", "places", "summary")
_FIELDS: Final = tuple(role_field(role) for role in ROLES)


class IndexLexicon:
    """The lexicon of one state of an index; a new searcher needs a new one."""

    def __init__(self, searcher: tantivy.Searcher, vocabularies: Vocabularies) -> None:
        self._searcher = searcher
        self._vocabularies = vocabularies
        self.frequency = lru_cache(maxsize=16384)(self._frequency)

    def _frequency(self, term: str) -> int:
        return max(self._searcher.doc_freq(field, term) for field in _FIELDS)

    def spelling(self) -> Spelling:
        """The words of the index and of the word lists."""
        return self._spelling

    @cached_property
    def _spelling(self) -> Spelling:
        indexed: dict[str, str] = {}
        for role in _SPELT_ROLES:
            for term, _count in self._searcher.terms_with_prefix(
                role_field(role), SIGNS["exact"], limit=None
            ):
                indexed.setdefault(fold(term[1:]), term[1:])
        return Spelling(
            indexed,
            (
                *thesaurus().vocabulary(),
                *place_words(self._vocabularies),
                *facet_vocabulary(),
                *listed("filler"),
                *listed("form"),
            ),
        )
