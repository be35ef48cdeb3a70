"""What an editor does to an activity's occurrences, and what a program then fetches."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import feedparser
import vobject
from django.conf import settings
from django.test import Client
from django.utils import timezone
from icalendar import Calendar

from catalogue_pages.activities.models import ActivityPage, Occurrence
from tests.seeded import index_everything

HOUR = timedelta(hours=1)


def day(number: int, hour: int = 10) -> datetime:
    """A time some days from today, in Latvia."""
    begins = timezone.localtime() + timedelta(days=number)
    return begins.replace(hour=hour, minute=0, second=0, microsecond=0)


def hold(activity: ActivityPage, *begin: datetime, lasts: timedelta | None = HOUR) -> ActivityPage:
    """Publish an activity with these occurrences, every row written anew, and index it."""
    fresh: Any = ActivityPage.objects.get(pk=activity.pk)
    fresh.occurrences = [
        Occurrence(starts_at=one, ends_at=one + lasts if lasts else None) for one in begin
    ]
    fresh.save_revision().publish()
    index_everything()
    return ActivityPage.objects.get(pk=activity.pk)


def calendar_address(activity: ActivityPage, language: str = "lv") -> str:
    """Where an activity's calendar is fetched."""
    return f"/{language}/norises/{activity.public_id}/calendar.ics"


def fetch(address: str, status: int = 200, **headers: Any) -> Any:
    """The answer at an address. Fails when it has another status."""
    answer = Client().get(address, **headers)
    assert answer.status_code == status, answer.content[:500]
    return answer


def read_calendar(address: str) -> Any:
    """A calendar, which both readers read as the same events."""
    content = fetch(address).content
    calendar: Any = Calendar.from_ical(content)
    other = vobject.readOne(content.decode())
    told = [
        (str(event["UID"]), event["DTSTART"].dt.timestamp(), str(event["SUMMARY"]))
        for event in calendar.events
    ]
    assert told == [
        (event.uid.value, event.dtstart.value.timestamp(), event.summary.value)
        for event in getattr(other, "vevent_list", [])
    ]
    assert all(event["DTSTART"].params["TZID"] == settings.TIME_ZONE for event in calendar.events)
    assert len(calendar.timezones) == 1
    return calendar


def events(address: str) -> Sequence[Any]:
    """The events of a calendar, as `icalendar` reads them."""
    found: Sequence[Any] = read_calendar(address).events
    return found


def read_feed(address: str) -> Any:
    """A feed, as feedparser reads it without a complaint."""
    answer = fetch(address)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    read = feedparser.parse(answer.content)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    return read


def ids(feed: Any) -> list[UUID]:
    """The public ids of a feed's entries, in their order."""
    return [UUID(entry.id) for entry in feed.entries]
