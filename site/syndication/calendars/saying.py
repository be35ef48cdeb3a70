"""What calendars say of activities, in one language, before anything is written as a calendar."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Model
from django.utils.translation import gettext

from catalogue_pages.bilingual.reading import Language, read
from search.facets.municipality import pupils_come
from search.listing.addressing import page_address
from syndication.calendars.following import Entry
from syndication.calendars.reading import Followed
from syndication.wording import lines, one_line

Absolute = Callable[[str], str]
"""Completes an address of this site with scheme and host."""

_WRITTEN_SO: Final = "1"
"""Raised by hand when the same is written otherwise."""


@dataclass(frozen=True, slots=True)
class Book:
    """What a calendar says of itself.

    `source` is where it is fetched, `shown` the page that shows the same; both are absolute.
    """

    name: str
    source: str
    shown: str
    language: Language


@dataclass(frozen=True, slots=True)
class Said:
    """What every event of an activity says; texts hold nothing that a calendar cannot.

    `organizer` is an address and a name, `point` degrees (WGS 84).
    """

    name: str
    description: str
    address: str
    organizer: tuple[str, str]
    categories: tuple[str, ...]
    place: str
    point: tuple[float, float] | None
    published_at: datetime | None


Event = tuple[Said, Entry]


def said(followed: Followed, language: Language, absolute: Absolute) -> Said:
    """What is said of an activity in a language."""
    activity, provider = followed.activity, followed.provider
    front = page_address("", language)
    address = absolute(front + followed.path)
    above = absolute(f"{front}{followed.path.rstrip('/').rpartition('/')[0]}/")
    name, provided_by = _read(activity, "name", language), _read(provider, "name", language)
    terms = (("field", activity.field.code), ("kind", activity.kind.code))
    demonstration = gettext("Demonstration entry.") if activity.demonstration else ""
    summary = _read(activity, "summary", language)
    return Said(
        name=name,
        description=lines([demonstration, summary, provided_by, address]),
        address=address,
        # A published calendar must name who holds it (RFC 5546): by its page, if it must be.
        organizer=(f"mailto:{one_line(provider.email)}" if provider.email else above, provided_by),
        categories=tuple(one_line(followed.known.label(*term, language)) for term in terms),
        place=_place(followed, language),
        point=_point(followed),
        published_at=activity.last_published_at,
    )


def digest(book: Book, events: Iterable[Event]) -> str:
    """A fingerprint of a calendar that is not written yet."""
    made = hashlib.blake2b(f"{_WRITTEN_SO}{book!r}".encode(), digest_size=16)
    for event in events:
        made.update(repr(event).encode())
    return made.hexdigest()


def _read(instance: Model, field: str, language: Language) -> str:
    return one_line(read(instance, field, language).value)


def _place(followed: Followed, language: Language) -> str:
    """Where pupils come; where they come to no place, how it is held."""
    activity, known = followed.activity, followed.known
    if not pupils_come(activity):
        codes = (one.code for one in activity.formats.all())
        return ", ".join(one_line(known.label("format", code, language)) for code in codes)
    municipality = activity.municipality
    parts = [
        _read(activity, "venue_name", language),
        one_line(activity.address),
        one_line(known.label("municipality", municipality.code, language)) if municipality else "",
    ]
    return ", ".join(filter(None, parts))


def _point(followed: Followed) -> tuple[float, float] | None:
    activity = followed.activity
    if activity.latitude is None or activity.longitude is None or not pupils_come(activity):
        return None
    return float(activity.latitude), float(activity.longitude)
