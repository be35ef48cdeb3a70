"""The two sorts of files: activities and providers."""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from django.utils.translation import gettext as _

from catalogue_pages.activities.sense import ORDERED
from catalogue_pages.exchange.rows.columns import (
    ACTIVITY_COLUMNS,
    OFFERER,
    PLACE,
    PROVIDER_COLUMNS,
)
from catalogue_pages.exchange.rows.records import (
    Complaint,
    Group,
    Sheet,
    Values,
    assumed_places,
    direct_fields,
    place_complaints,
    place_fields,
    ranges,
)
from catalogue_pages.exchange.rows.terms import Terms

PARENT: Final = "provider"
"""The name under which a page's provider is compared."""
_GRADES: Final = ("grades_from", "grades_to")
_RANGES: Final = (_GRADES, *ORDERED)


def grade_codes(first: int, last: int) -> list[str]:
    """The codes of the grades from `first` to `last`, sorted; 0 is preschool."""
    return sorted("preschool" if grade == 0 else str(grade) for grade in range(first, last + 1))


def _activity_complaints(values: Values, terms: Terms) -> Iterator[Complaint]:
    if values.get("grades"):
        for column in _GRADES:
            if values.get(column) is not None:
                yield column, _("nothing, since “grades” names the grades"), ""
    yield from ranges(values, _RANGES)
    yield from place_complaints(values, terms)


def _grades(values: Values) -> dict[str, Any]:
    if values.get("grades"):
        return {"grades": values["grades"]}
    first, last = (values.get(column) for column in _GRADES)
    if first is None or last is None:
        return {}
    return {"grades": grade_codes(first, last)}


def _activity_fields(values: Values, _terms: Terms) -> Mapping[str, Any]:
    return {
        **direct_fields(values, ACTIVITY_COLUMNS),
        **_grades(values),
        "external_id": values.get("external_id") or None,
        **place_fields(values),
    }


def _provider_complaints(_values: Values, _terms: Terms) -> Iterator[Complaint]:
    yield from ()


def _nothing_assumed(_values: Values) -> frozenset[str]:
    return frozenset()


def _provider_fields(values: Values, _terms: Terms) -> Mapping[str, Any]:
    return direct_fields(values, PROVIDER_COLUMNS)


_PLACES: Final = ("municipality", "latitude", "longitude", "municipalities_served", "serves_all")

ACTIVITIES: Final = Sheet(
    columns=ACTIVITY_COLUMNS,
    key="external_id",
    always=frozenset({"external_id", "version"}),
    groups=(
        Group(frozenset(one.name for one in PLACE), frozenset(_PLACES)),
        Group(frozenset(one.name for one in OFFERER), frozenset({PARENT})),
        Group(frozenset({*_GRADES, "grades"}), frozenset({"grades"})),
        *(Group(frozenset(pair)) for pair in ORDERED),
    ),
    complaints=_activity_complaints,
    fields=_activity_fields,
    assumed=assumed_places,
)
PROVIDERS: Final = Sheet(
    columns=PROVIDER_COLUMNS,
    key="name_lv",
    always=frozenset({"name_lv", "registration_number", "version"}),
    groups=(),
    complaints=_provider_complaints,
    fields=_provider_fields,
    assumed=_nothing_assumed,
)
