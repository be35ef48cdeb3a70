"""How far it is: where the visitor is, how far they would travel, and the distance itself.

Distance is no facet: it has no codes to count. It narrows hits, totals and all counts alike.
"""

import re
from collections.abc import Iterable, MutableSequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import asin, cos, radians, sin, sqrt
from typing import Final, NamedTuple

from django.utils.translation import gettext, override

from catalogue_pages.activities.sense import COORDINATE_BOUNDS
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.addresses import Parameters, last_given, nearest, shortened, whole_number
from search.problems import Fault, Problem
from search.text.collation import latvian_key

NEAR: Final = "near"
WITHIN: Final = "within"
STEPS: Final = (10, 30, 50, 100)
"""The offered distances in kilometres."""
FURTHEST: Final = 500
"""Kilometres; Latvia is about 450 across."""
ROUNDED_TO: Final = 2
"""Decimals of a position's degrees, about a kilometre: nobody's house is told."""

_EARTH: Final = 6371.0087714
"""The mean radius in kilometres (IUGG), as Lucene reckons."""
_DEGREES: Final = r"(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)"
_POSITION: Final = re.compile(rf"\s*{_DEGREES}\s*,\s*{_DEGREES}\s*")


class Point(NamedTuple):
    """A place on the earth in degrees (WGS 84)."""

    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Reach:
    """How an activity is reached: whether it comes to schools there, and how far its place is.

    `kilometres` is in a straight line: 0 when it comes, None when it neither comes nor has a place.
    """

    comes: bool
    kilometres: float | None


@dataclass(frozen=True, slots=True)
class Nearness:
    """Where a visitor is, and how many kilometres they would travel; None is any distance.

    `municipality` is the code of the one whose centre `point` is, empty for a position of the
    visitor's own. `home` are the municipalities whose schools may be theirs.
    """

    point: Point
    municipality: str
    home: tuple[str, ...]
    within: int | None = None

    @property
    def is_position(self) -> bool:
        """Whether it tells where somebody is: such an answer is kept and listed by nobody."""
        return not self.municipality

    @property
    def code(self) -> str:
        """What addresses call it: a municipality's code, or `56.95,24.11`."""
        return self.municipality or ",".join(f"{degrees:.{ROUNDED_TO}f}" for degrees in self.point)

    def write(self) -> list[tuple[str, str]]:
        """The parameters of an address that say so."""
        within = [(WITHIN, str(self.within))] if self.within else []
        return [(NEAR, self.code), *within]

    def reach(self, place: Point | None, comes_to: Iterable[str]) -> Reach:
        """How somebody there reaches an activity at `place` that comes to some municipalities."""
        if not set(self.home).isdisjoint(comes_to):
            return Reach(comes=True, kilometres=0.0)
        return Reach(comes=False, kilometres=kilometres(self.point, place) if place else None)

    def label(self, vocabularies: Vocabularies, language: Language) -> str:
        """It in words, such as "within 30 km of Cēsis"."""
        with override(language):
            place = self.place_label(vocabularies, language) or gettext("your position")
            if self.within is None:
                return gettext("distances from %(place)s") % {"place": place}
            values = {"distance": self.within, "place": place}
            return gettext("within %(distance)s km of %(place)s") % values

    def place_label(self, vocabularies: Vocabularies, language: Language) -> str:
        """The town's name; empty for a position."""
        return town(self.municipality, vocabularies, language) if self.municipality else ""


def kilometres(one: Point, other: Point) -> float:
    """The distance over the earth's surface, as over a sphere (haversine)."""
    north, south = radians(one.latitude), radians(other.latitude)
    width = radians(other.longitude - one.longitude)
    chord = sin((south - north) / 2) ** 2 + cos(north) * cos(south) * sin(width / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(chord)))


def town(code: str, vocabularies: Vocabularies, language: Language) -> str:
    """The name of a municipality's centre; the code itself when there is none such any more."""
    entry = vocabularies["municipality"].get(code)
    if entry is None:
        return code
    own = entry.place_name_en if language == "en" else entry.place_name
    return own or str(entry.label(language))


@lru_cache(maxsize=4)
def towns(vocabularies: Vocabularies, language: Language) -> tuple[tuple[str, str], ...]:
    """Every town to choose from, as (code, name) by the Latvian alphabet."""
    offered = [
        (entry.code, town(entry.code, vocabularies, language))
        for entry in vocabularies["municipality"].values()
        if entry.centre and not entry.last_day
    ]
    return tuple(sorted(offered, key=lambda pair: latvian_key(pair[1])))


def read_nearness(
    parameters: Parameters, vocabularies: Vocabularies, problems: MutableSequence[Problem]
) -> Nearness | None:
    """What an address says of `near` and `within`; what cannot be used goes to the problems."""
    value = last_given(parameters, NEAR)
    if not value:
        within = last_given(parameters, WITHIN)
        if within:
            problems.append(Problem(WITHIN, shortened(within), "needs", NEAR))
        return None
    read = _POSITION.fullmatch(value)
    found = _position(read, vocabularies) if read else _town(value, vocabularies)
    if isinstance(found, Problem):
        problems.append(found)
        return None
    return replace(found, within=whole_number(parameters, WITHIN, None, FURTHEST, problems))


def _position(read: re.Match[str], vocabularies: Vocabularies) -> Nearness | Problem:
    latitude, longitude = (round(float(degrees), ROUNDED_TO) for degrees in read.groups())
    point = Point(latitude, longitude)
    for degrees, (low, high) in zip(point, COORDINATE_BOUNDS.values(), strict=True):
        if not float(low) <= degrees <= float(high):
            return Problem(NEAR, shortened(read.string), "out-of-range")
    return Nearness(point, "", _home(point, vocabularies))


def _town(value: str, vocabularies: Vocabularies) -> Nearness | Problem:
    entry = vocabularies["municipality"].get(value)
    if entry is not None and entry.centre is not None:
        return Nearness(Point(*entry.centre), value, (value,))
    fault: Fault = "unknown-value" if value.strip()[:1].isalpha() else "malformed"
    known = (code for code, _name in towns(vocabularies, "lv"))
    return Problem(NEAR, shortened(value), fault, nearest(value, known))


def _home(point: Point, vocabularies: Vocabularies) -> tuple[str, ...]:
    """The municipalities with the nearest centre: there are no borders to ask."""
    away = {
        entry.code: kilometres(point, Point(*entry.centre))
        for entry in vocabularies["municipality"].values()
        if entry.centre and not entry.last_day
    }
    least = min(away.values(), default=0.0)
    return tuple(code for code, distance in away.items() if distance == least)
