"""What the front page shows of the catalogue, as the search engine has it now."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import open_pages
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.engines.configured import engine
from search.engines.protocol import EngineError
from search.facets.facet import Facet
from search.facets.municipality import MunicipalityFacet
from search.facets.registry import FACETS, by_parameter
from search.results import Hit, Results
from search.selection import Selection

logger = logging.getLogger(__name__)

SHOWN: Final = 6
"""Activities on the front page."""
DOORS: Final = 3
"""The first facets of the registry are the front page's doors into the catalogue."""


@dataclass(frozen=True, slots=True)
class Door:
    """One choice of a facet as a way into the listing."""

    code: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Entrance:
    """A facet with its choices that find something."""

    parameter: str
    title: str | Promise
    doors: tuple[Door, ...]


@dataclass(frozen=True, slots=True)
class Front:
    """The front page's view of the catalogue; empty where the engine cannot answer.

    `municipalities` counts those in which something happens, `soon` are the activities with the
    nearest dates.
    """

    activities: int
    providers: int
    municipalities: int
    entrances: tuple[Entrance, ...]
    soon: tuple[Hit, ...]


def front(vocabularies: Vocabularies, language: Language) -> Front:
    """Ask the engine once for everything that the front page shows, but for the providers."""
    found = _ask(Selection(language, sort="soonest", page_size=SHOWN))
    counts = found.counts if found else {}
    municipalities = _entrance(
        by_parameter(MunicipalityFacet.parameter), counts, vocabularies, language
    )
    return Front(
        activities=found.total if found else 0,
        providers=open_pages(ProviderPage.objects.all()).count(),
        municipalities=len(municipalities.doors),
        entrances=tuple(
            _entrance(facet, counts, vocabularies, language) for facet in FACETS[:DOORS]
        ),
        soon=found.hits if found else (),
    )


def _ask(selection: Selection) -> Results | None:
    try:
        return engine().search(selection)
    except EngineError:
        logger.exception("The front page stands without activities")
        return None


def _entrance(
    facet: Facet,
    counts: Mapping[str, Mapping[str, int]],
    vocabularies: Vocabularies,
    language: Language,
) -> Entrance:
    found = counts.get(facet.parameter, {})
    doors = (
        Door(choice.code, choice.label, found.get(choice.code, 0))
        for choice in facet.choices(vocabularies, language)
        if choice.offered
    )
    return Entrance(facet.parameter, facet.title, tuple(door for door in doors if door.count))
