"""What an activity's facts may be, and how they fit together: the gate and files share these rules.

Facts are looked at by their field's name. A fact that is missing or None is unknown, and fits.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from catalogue_pages.vocabularies.formats import AT_SCHOOL

Facts = Mapping[str, Any]

WHOLE_BOUNDS: Final[Mapping[str, tuple[int, int]]] = {
    "duration_minutes": (1, 20_000),
    "group_min": (1, 10_000),
    "group_max": (1, 10_000),
    "accompanying_adults": (0, 1_000),
    "lead_time_days": (0, 1_000),
    "visits": (1, 1_000),
}
"""The least and the greatest value of whole numbers."""

COORDINATE_BOUNDS: Final[Mapping[str, tuple[str, str]]] = {
    "latitude": ("55.6", "58.1"),
    "longitude": ("20.9", "28.3"),
}
"""A box around Latvia, in degrees (WGS 84)."""

ORDERED: Final = (("group_min", "group_max"), ("valid_from", "valid_to"))
"""Pairs of facts of which the first is not greater than the second."""


def out_of_order(
    facts: Facts, pairs: Iterable[tuple[str, str]] = ORDERED
) -> Iterator[tuple[str, str]]:
    """Every pair whose first fact is greater than its second."""
    for low, high in pairs:
        first, last = facts.get(low), facts.get(high)
        if first is not None and last is not None and first > last:
            yield low, high


def lacking_coordinate(facts: Facts) -> str:
    """The coordinate that is missing beside the other; empty when both or none are there."""
    known = {name for name in COORDINATE_BOUNDS if facts.get(name) is not None}
    missing = set(COORDINATE_BOUNDS) - known
    return missing.pop() if known and missing else ""


def serves_without_coming(formats: Iterable[str], *, serves: bool) -> bool:
    """Whether an activity names schools to come to, but does not come to schools."""
    return serves and AT_SCHOOL not in formats


def comes_nowhere(formats: Iterable[str], *, serves: bool) -> bool:
    """Whether an activity comes to schools, but names none."""
    return not serves and AT_SCHOOL in formats
