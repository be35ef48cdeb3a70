"""Entries read and kept: at each publication, and now and then for what came another way."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.signals import page_published

from catalogue_pages.activities.models import ActivityPage
from search.indexing.building import FAR, LONGEST_OCCURRENCE, NEVER_PUBLISHED
from syndication.calendars.following import Entry, Times, followed
from syndication.models import CalendarEntry

EVERY: Final = 3600.0
"""Seconds between two looks at everything."""
BATCH: Final = 500
CANCELLED_FOR: Final = timedelta(days=366)
"""So long after it would have begun an occurrence that was called off is remembered."""
_COLUMNS: Final = ("starts_at", "ends_at", "sequence", "changed_at", "cancelled")


def entries_of(activities: Sequence[ActivityPage]) -> dict[int, list[Entry]]:
    """The entries of activities by their primary key; the occurrences have been fetched.

    One query. What was not kept yet is told as it will be kept.
    """
    known = _known(activities)
    return {
        activity.pk: followed(
            activity.public_id, known[activity.pk], _held(activity), _since(activity)
        )
        for activity in activities
    }


def keep(activities: Sequence[ActivityPage]) -> None:
    """Keep what calendars are told of these activities now; no more than four queries."""
    known = _known(activities)
    changed: list[CalendarEntry] = []
    gone = []
    for activity in activities:
        before = {entry.uid: entry for entry in known[activity.pk]}
        after = followed(activity.public_id, before.values(), _held(activity), _since(activity))
        changed += [_row(activity, one) for one in after if one != before.get(one.uid)]
        gone += list(before.keys() - {one.uid for one in after})
    if gone:
        CalendarEntry.objects.filter(uid__in=gone).delete()
    CalendarEntry.objects.bulk_create(
        changed, update_conflicts=True, unique_fields=["uid"], update_fields=_COLUMNS
    )


def keep_all() -> None:
    """Keep what calendars are told of all live activities, and forget what was long called off.

    Publications that send no signal, such as bulk loads, are found here.
    """
    long_ago = timezone.now() - CANCELLED_FOR
    CalendarEntry.objects.filter(cancelled=True, starts_at__lt=long_ago).delete()
    live = iter(ActivityPage.objects.filter(live=True).order_by("pk").values_list("pk", flat=True))
    while batch := list(islice(live, BATCH)):
        with transaction.atomic():
            keep(_with_occurrences(batch))


def connect() -> None:
    """Listen to publications."""
    page_published.connect(_published, sender=ActivityPage, dispatch_uid="calendar-entries")


def _published(instance: ActivityPage, **_kwargs: Any) -> None:
    keep(_with_occurrences([instance.pk]))


def _with_occurrences(keys: Iterable[int]) -> list[ActivityPage]:
    rows = ActivityPage.objects.filter(pk__in=keys).prefetch_related("occurrences")
    return list(rows.only("public_id", "last_published_at", "duration_minutes"))


def _known(activities: Iterable[ActivityPage]) -> dict[int, list[Entry]]:
    found: dict[int, list[Entry]] = defaultdict(list)
    for row in CalendarEntry.objects.filter(activity__in=[one.pk for one in activities]):
        times = Times(row.starts_at, row.ends_at)
        entry = Entry(row.uid, times, row.changed_at, row.sequence, row.cancelled)
        found[row.activity_id].append(entry)
    return found


def _row(activity: ActivityPage, entry: Entry) -> CalendarEntry:
    return CalendarEntry(
        activity_id=activity.pk,
        uid=entry.uid,
        starts_at=entry.times.starts_at,
        ends_at=entry.times.ends_at,
        sequence=entry.sequence,
        changed_at=entry.changed_at,
        cancelled=entry.cancelled,
    )


def _since(activity: ActivityPage) -> datetime:
    """Since when its occurrences are what they are."""
    published: datetime | None = activity.last_published_at
    return published or NEVER_PUBLISHED


def _held(activity: ActivityPage) -> list[Times]:
    """When its occurrences are; one whose end nobody wrote down lasts as long as the activity."""
    lasts = activity.duration_minutes
    return [
        Times(one.starts_at, _end(one.starts_at, one.ends_at, lasts))
        for one in activity.occurrences.all()
        if one.starts_at.year < FAR
    ]


def _end(begins: datetime, ends: datetime | None, minutes: int | None) -> datetime | None:
    if ends is None:
        return begins + timedelta(minutes=minutes) if minutes else None
    return min(ends, begins + LONGEST_OCCURRENCE) if ends > begins else None
