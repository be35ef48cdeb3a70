"""Reading the journal: positions are given under its lock, and rows go when all have read them."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import F, Max, Min
from django.utils import timezone

from catalogue_pages.changes.models import Change, Journal, Target


@dataclass(frozen=True, slots=True)
class Batch:
    """Activities that changed, each with its last position here, up to `end`.

    It holds every row up to `end` that one of `targets` has not confirmed, and is for them alone:
    another target may lack rows that came before.
    """

    activities: dict[UUID, int]
    end: int
    targets: tuple[str, ...]


@contextmanager
def locked() -> Iterator[Journal]:
    """Hold the journal's lock for a short transaction, and save what the caller changes in it.

    The lock is the journal's row; SQLite has none, and its transactions take the database's.
    """
    with transaction.atomic():
        journal = Journal.objects.select_for_update().filter(pk=1).first()
        if journal is None:
            Journal.objects.get_or_create(pk=1)
            journal = Journal.objects.select_for_update().get(pk=1)
        yield journal
        journal.save()


def number_rows(journal: Journal) -> None:
    """Give every committed row without a position the next ones. Needs the lock.

    Numbers may be left out but never come again: a row's position is its id, moved up past the
    last position given.
    """
    waiting = Change.objects.filter(position=None)
    span = waiting.aggregate(first=Min("id"), last=Max("id"))
    if span["first"] is None:
        return
    shift = journal.last_position + 1 - span["first"]
    waiting.filter(id__range=(span["first"], span["last"])).update(position=F("id") + shift)
    journal.last_position = span["last"] + shift


def next_batch(size: int, targets: Collection[str]) -> Batch | None:
    """The next rows, at most `size`, that one of `targets` has not confirmed; None without any."""
    reading = dict(
        Target.objects.filter(name__in=targets).order_by("name").values_list("name", "confirmed")
    )
    if not reading:
        return None
    rows = Change.objects.filter(position__gt=min(reading.values())).order_by("position")
    activities: dict[UUID, int] = {}
    for activity, position in rows.values_list("activity", "position")[:size]:
        activities[activity] = int(position or 0)
    if not activities:
        return None
    end = max(activities.values())
    return Batch(activities, end, tuple(name for name, at in reading.items() if at < end))


def confirm(name: str, position: int) -> None:
    """A target has taken everything up to `position`; confirming less than before does nothing."""
    Target.objects.filter(name=name, confirmed__lt=position).update(confirmed=position)


def has_confirmed(name: str, position: int) -> bool:
    """Whether the target `name` is registered and has taken everything up to `position`."""
    return Target.objects.filter(name=name, confirmed__gte=position).exists()


def forget_confirmed(journal: Journal) -> None:
    """Delete the rows that every target has confirmed: all of them when there is no target.

    Needs the lock, so that no target registers meanwhile. A new target reads all content afresh,
    and so it misses nothing that went before.
    """
    least = Target.objects.aggregate(least=Min("confirmed"))["least"]
    Change.objects.filter(position__lte=journal.last_position if least is None else least).delete()


def last_position() -> int:
    """The last position given. What is read after this holds all changes up to it."""
    return Journal.objects.filter(pk=1).values_list("last_position", flat=True).first() or 0


def is_pending() -> bool:
    """Whether any row waits for a position or for a target."""
    return Change.objects.exists()


LATE: Final = 300.0
"""Seconds that a change may wait for a target before it is worth a word."""


@dataclass(frozen=True, slots=True)
class Lag:
    """How far behind the content the slowest target is: rows, and the oldest one's age."""

    rows: int
    seconds: float

    @property
    def is_late(self) -> bool:
        """Whether the oldest change has waited too long."""
        return self.seconds > LATE


def lag() -> Lag:
    """How far the targets are behind, in rows and in seconds."""
    oldest = Change.objects.aggregate(oldest=Min("recorded_at"))["oldest"]
    if oldest is None:
        return Lag(0, 0.0)
    return Lag(Change.objects.count(), max((timezone.now() - oldest).total_seconds(), 0.0))
