"""Every facet, in the order in which they are shown. A facet is its file and its line here."""

from collections.abc import Mapping
from typing import Final

from search.facets.accessibility import AccessibilityFacet
from search.facets.covered import CoveredFacet
from search.facets.dates import DatesFacet
from search.facets.facet import Facet
from search.facets.field import FieldFacet
from search.facets.format import FormatFacet
from search.facets.grade import GradeFacet
from search.facets.in_language import InLanguageFacet
from search.facets.kind import KindFacet
from search.facets.municipality import MunicipalityFacet
from search.facets.price import PriceFacet
from search.facets.region import RegionFacet
from search.facets.season import SeasonFacet
from search.facets.subject import SubjectFacet

FACETS: Final[tuple[Facet, ...]] = (
    FieldFacet(),
    GradeFacet(),
    RegionFacet(),
    MunicipalityFacet(),
    FormatFacet(),
    PriceFacet(),
    SubjectFacet(),
    KindFacet(),
    InLanguageFacet(),
    SeasonFacet(),
    DatesFacet(),
    CoveredFacet(),
    AccessibilityFacet(),
)

BY_PARAMETER: Final[Mapping[str, Facet]] = {facet.parameter: facet for facet in FACETS}
BY_NAME: Final[Mapping[str, Facet]] = {name: facet for facet in FACETS for name in facet.names}
"""By every name that stands in an address."""


def by_parameter(parameter: str) -> Facet:
    """The facet of that parameter. Raises KeyError."""
    return BY_PARAMETER[parameter]
