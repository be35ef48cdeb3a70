"""The two sorts of files: activities and providers."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from catalogue_pages.activities.sense import ORDERED
from catalogue_pages.exchange.columns import ACTIVITY_COLUMNS, PROVIDER_COLUMNS
from catalogue_pages.exchange.rows import (
    Complaint,
    Sheet,
    Values,
    assumed_places,
    direct_fields,
    place_complaints,
    place_fields,
    ranges,
)
from catalogue_pages.exchange.terms import Terms

_RANGES: Final = (("grades_from", "grades_to"), *ORDERED)


def grade_codes(first: int, last: int) -> list[str]:
    """The codes of the grades from `first` to `last`, sorted; 0 is preschool."""
    return sorted("preschool" if grade == 0 else str(grade) for grade in range(first, last + 1))


def _activity_complaints(values: Values, terms: Terms) -> Iterator[Complaint]:
    yield from ranges(values, _RANGES)
    yield from place_complaints(values, terms)


def _activity_fields(values: Values, _terms: Terms) -> Mapping[str, Any]:
    return {
        **direct_fields(values, ACTIVITY_COLUMNS),
        "grades": grade_codes(values["grades_from"], values["grades_to"]),
        "external_id": values["external_id"],
        **place_fields(values),
    }


def _provider_complaints(_values: Values, _terms: Terms) -> Iterator[Complaint]:
    yield from ()


def _nothing_assumed(_values: Values) -> frozenset[str]:
    return frozenset()


def _provider_fields(values: Values, _terms: Terms) -> Mapping[str, Any]:
    return direct_fields(values, PROVIDER_COLUMNS)


ACTIVITIES: Final = Sheet(
    ACTIVITY_COLUMNS, "external_id", _activity_complaints, _activity_fields, assumed_places
)
PROVIDERS: Final = Sheet(
    PROVIDER_COLUMNS, "name_lv", _provider_complaints, _provider_fields, _nothing_assumed
)
