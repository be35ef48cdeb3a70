"""Words that a query may hold without being misspelt, whatever an index holds."""

from functools import lru_cache
from typing import Final

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.documents import Role
from search.text.facet_words import facet_vocabulary
from search.text.listed_words import listed
from search.text.places import place_words
from search.text.thesaurus import thesaurus

SPELT_ROLES: Final[tuple[Role, ...]] = ("title", "provider", "topics", "places", "summary")
"""Where words are taken from, for spelling; a description is long and written in haste."""


@lru_cache(maxsize=4)
def listed_words(vocabularies: Vocabularies) -> frozenset[str]:
    """The words of the word lists, of the vocabularies and of all places."""
    return (
        thesaurus().vocabulary()
        | place_words(vocabularies)
        | facet_vocabulary(vocabularies)
        | listed("filler")
        | listed("form")
    )
