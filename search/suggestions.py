"""What comes back while a visitor types: a few of each sort of thing that is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from catalogue_pages.bilingual.reading import Language
from search.documents import Card

MOST_QUERIES: Final = 4
MOST_ACTIVITIES: Final = 4
MOST_PROVIDERS: Final = 3
MOST_MUNICIPALITIES: Final = 3


@dataclass(frozen=True, slots=True)
class SuggestedProvider:
    """A provider: its address below the language prefix, and (name, language it is in)."""

    path: str
    name: Mapping[Language, tuple[str, Language]]


@dataclass(frozen=True, slots=True)
class SuggestedMunicipality:
    """A municipality by its code, with the typed words that do not name it."""

    code: str
    query: str


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What may be meant by what is typed so far; `queries` are whole queries."""

    queries: tuple[str, ...] = ()
    activities: tuple[Card, ...] = ()
    providers: tuple[SuggestedProvider, ...] = ()
    municipalities: tuple[SuggestedMunicipality, ...] = ()
