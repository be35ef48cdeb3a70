"""What changes by itself: an expiry passes, a last day ends, an occurrence's day is over."""

from datetime import date, datetime, time
from typing import Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.changes.journal import record_all
from catalogue_pages.changes.models import Journal
from catalogue_pages.changes.positions import locked

EVERY: Final = 5.0
"""Seconds between two looks at the clock."""


def record_due(now: datetime | None = None) -> int:
    """Journal what came due since the last look, up to `now`; returns how many rows.

    Nothing is written while nothing is due.
    """
    now = now or timezone.now()
    clock = Journal.objects.filter(pk=1).values_list("clock", flat=True).first()
    if clock is not None and not _due(clock, now).exists():
        return 0
    with locked() as journal:
        if journal.clock >= now:
            return 0
        count = record_all(_due(journal.clock, now))
        journal.clock = now
    return count


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_default_timezone())


def _due(since: datetime, now: datetime) -> QuerySet[ActivityPage]:
    """Live activities with something that came due after `since`, and not after `now`."""
    zone = timezone.get_default_timezone()
    before, today = timezone.localdate(since, zone), timezone.localdate(now, zone)
    due = Q(expire_at__gt=since, expire_at__lte=now)
    if today > before:
        over = (
            Occurrence.objects.annotate(last=Coalesce("ends_at", "starts_at"))
            .filter(last__gte=_start(before), starts_at__lt=_start(today))
            .values("activity_id")
        )
        due |= Q(valid_to__gte=before, valid_to__lt=today) | Q(pk__in=over)
    found: QuerySet[ActivityPage] = ActivityPage.objects.filter(due, live=True)
    return found
