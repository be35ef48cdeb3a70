"""Calendars as RFC 5545 and 7986 have them."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final
from uuid import NAMESPACE_URL, uuid5

import icalendar
from django.conf import settings
from django.utils.timezone import get_default_timezone
from icalendar import (
    Calendar,
    Timezone,
    TimezoneDaylight,
    TimezoneStandard,
    vCalAddress,
    vDuration,
    vText,
    vUri,
)

from syndication.calendars.following import Entry
from syndication.calendars.saying import Book, Event, Said
from syndication.wording import funding

REFRESH: Final = timedelta(hours=4)
"""How often a program should look again: classes plan days ahead, not minutes."""
_BEGUN: Final = 2001
"""The year since which the clocks of Latvia change by the rule of the Union."""


def calendar(book: Book, events: Iterable[Event]) -> bytes:
    """A calendar of these events, in their order; about a millisecond for each."""
    made, statement = Calendar(), funding(book.language)
    made.add("PRODID", f"-//{settings.WAGTAIL_SITE_NAME}//Norises//{book.language.upper()}")
    made.add("VERSION", "2.0")
    made.add("CALSCALE", "GREGORIAN")
    made.add("METHOD", "PUBLISH")
    made.add("UID", str(uuid5(NAMESPACE_URL, book.source)))
    made.add("NAME", vText(book.name))
    made.add("DESCRIPTION", vText(statement))
    made.add("URL", vUri(book.shown))
    made.add("SOURCE", vUri(book.source), {"VALUE": "URI"})
    made.add("REFRESH-INTERVAL", vDuration(REFRESH), {"VALUE": "DURATION"})
    # What calendar programs read that are older than RFC 7986.
    made.add("X-PUBLISHED-TTL", vDuration(REFRESH))
    made.add("X-WR-TIMEZONE", vText(settings.TIME_ZONE))
    made.add("X-WR-CALNAME", vText(book.name))
    made.add("X-WR-CALDESC", vText(statement))
    made.add_component(_zone())
    for said, entry in events:
        made.add_component(_event(said, entry))
    written: bytes = made.to_ical()
    return written


@lru_cache(maxsize=1)
def _zone() -> Timezone:
    """Latvia's time, by its rule: programs read lists of days, which `icalendar` makes, less well.

    A test compares it with what the machine knows, in case the rule is changed.
    """
    zone = Timezone()
    zone.add("TZID", settings.TIME_ZONE)
    for part, name, before, after, begun in (
        (TimezoneDaylight(), "EEST", 2, 3, datetime(_BEGUN, 3, 25, 3)),  # noqa: DTZ001
        (TimezoneStandard(), "EET", 3, 2, datetime(_BEGUN, 10, 28, 4)),  # noqa: DTZ001
    ):
        part.add("DTSTART", begun)
        part.add("RRULE", {"FREQ": "YEARLY", "BYMONTH": begun.month, "BYDAY": "-1SU"})
        part.add("TZNAME", name)
        part.add("TZOFFSETFROM", timedelta(hours=before))
        part.add("TZOFFSETTO", timedelta(hours=after))
        zone.add_component(part)
    return zone


def _event(said: Said, entry: Entry) -> icalendar.Event:
    """An occurrence; what it says changes with its activity, its sequence only with its times."""
    zone = get_default_timezone()
    changed = max(entry.changed_at, said.published_at or entry.changed_at).astimezone(UTC)
    event = icalendar.Event()
    event.add("UID", str(entry.uid))
    event.add("SEQUENCE", entry.sequence)
    event.add("DTSTAMP", changed)
    event.add("LAST-MODIFIED", changed)
    event.add("DTSTART", entry.times.starts_at.astimezone(zone))
    if entry.times.ends_at is not None:
        event.add("DTEND", entry.times.ends_at.astimezone(zone))
    event.add("STATUS", "CANCELLED" if entry.cancelled else "CONFIRMED")
    event.add("TRANSP", "TRANSPARENT")  # what could be visited keeps nobody from anything else
    event.add("SUMMARY", said.name)
    event.add("DESCRIPTION", said.description)
    event.add("CATEGORIES", list(said.categories))
    event.add("URL", vUri(said.address))
    event.add("ORGANIZER", _organizer(*said.organizer))
    if said.place:
        event.add("LOCATION", said.place)
    if said.point:
        event.add("GEO", said.point)
    return event


def _organizer(address: str, name: str) -> vCalAddress:
    organizer = vCalAddress(address)
    organizer.params["CN"] = name
    return organizer
