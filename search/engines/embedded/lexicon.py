"""What the index knows of its own words: how often they stand where, and how they are spelt."""

from functools import cached_property
from typing import Final

import tantivy

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.documents import ROLES
from search.engines.embedded.index import TantivyIndex
from search.engines.fields import role_field
from search.judgement.known_words import SPELT_ROLES, listed_words
from search.text.analysis import SIGNS
from search.text.spelling import Spelling

_MOST_KEPT: Final = 20_000
_MOST_INDICES: Final = 4
_FIELDS: Final = tuple(role_field(role) for role in ROLES)


class IndexLexicon:
    """The lexicon of one state of an index; another state needs another."""

    def __init__(self, searcher: tantivy.Searcher, vocabularies: Vocabularies) -> None:
        self._searcher = searcher
        self._vocabularies = vocabularies
        self._frequencies: dict[str, int] = {}

    def frequency(self, term: str) -> int:
        """In how many activities a term stands, in the role where most have it."""
        known = self._frequencies.get(term)
        if known is None:
            known = max(self._searcher.doc_freq(field, term) for field in _FIELDS)
            if len(self._frequencies) < _MOST_KEPT:
                self._frequencies[term] = known
        return known

    def spelling(self) -> Spelling:
        """The words of the index and of the word lists."""
        return self._spelling

    @cached_property
    def _spelling(self) -> Spelling:
        indexed = {
            term[1:]: None
            for role in SPELT_ROLES
            for term, _count in self._searcher.terms_with_prefix(role_field(role), SIGNS["exact"])
        }
        return Spelling(indexed, listed_words(self._vocabularies))


_kept: dict[str, tuple[object, Vocabularies, IndexLexicon]] = {}


def lexicon_of(
    index: TantivyIndex, searcher: tantivy.Searcher, vocabularies: Vocabularies
) -> IndexLexicon:
    """The lexicon of an index as it is now, made anew only after a change."""
    kept = _kept.get(index.name)
    if kept and kept[0] == index.state and kept[1] is vocabularies:
        return kept[2]
    if len(_kept) > _MOST_INDICES:
        _kept.clear()
    lexicon = IndexLexicon(searcher, vocabularies)
    _kept[index.name] = (index.state, vocabularies, lexicon)
    return lexicon
