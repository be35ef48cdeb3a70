"""Writing the ledger: what was seen of something becomes what happened to it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from catalogue_pages.changes.editions import raise_edition
from ledger.models import GONE, Entry, Event, Kind, Ledger
from ledger.signals import recorded

EDITION: Final = "ledger"
"""Raised with every writing, after the live index has taken the change: answers are then others."""
_BATCH: Final = 500


@dataclass(frozen=True, slots=True)
class Seen:
    """How something was found: public with the `stamp` of its content, or not, and if `there`.

    `version` is the journal's position of what was read, 0 where it was read without the journal.
    """

    kind: Kind
    identity: UUID
    stamp: str | None
    version: int = 0
    there: bool = True


@dataclass(frozen=True, slots=True)
class Happening:
    """What happened to something, and when; `position` orders all that happens."""

    kind: Kind
    identity: UUID
    event: Event
    position: int
    happened_at: datetime


@contextmanager
def locked() -> Iterator[Ledger]:
    """Hold the ledger's lock in a transaction, and save what the caller changes in its row.

    What is read within it is newer than all that the ledger says.
    """
    with transaction.atomic():
        ledger = Ledger.objects.select_for_update().filter(pk=1).first()
        if ledger is None:
            Ledger.objects.get_or_create(pk=1)
            ledger = Ledger.objects.select_for_update().get(pk=1)
        yield ledger
        ledger.save()


def record(seen: Sequence[Seen], *, ledger: Ledger | None = None) -> list[Happening]:
    """Write what happened, as far as it is new, and tell who listens; returns what happened.

    `ledger` is the row of a caller that holds the lock already.
    """
    if ledger is None:
        with locked() as held:
            return record(seen, ledger=held)
    happened: list[Happening] = []
    for start in range(0, len(seen), _BATCH):
        happened += _record(seen[start : start + _BATCH], ledger)
    if happened:
        raise_edition(EDITION)
        recorded.send(sender=Entry, happenings=happened)
    return happened


def _record(seen: Sequence[Seen], ledger: Ledger) -> list[Happening]:
    now = timezone.now()
    known = _known(seen)
    changed: list[Entry] = []
    for one in seen:
        entry = known.get((one.kind, one.identity))
        event = _event(one, entry)
        if event is None:
            continue
        if entry is None:
            entry = Entry(kind=one.kind, identity=one.identity)
        if event == Event.PUBLISHED:
            entry.published_at = now
        ledger.last_position += 1
        entry.position, entry.event, entry.happened_at = ledger.last_position, event, now
        entry.stamp, entry.version = one.stamp or "", max(one.version, entry.version)
        changed.append(entry)
    _save(changed)
    return [
        Happening(Kind(one.kind), one.identity, Event(one.event), one.position, now)
        for one in changed
    ]


def _known(seen: Iterable[Seen]) -> dict[tuple[str, UUID], Entry]:
    identities = {one.identity for one in seen}
    return {(one.kind, one.identity): one for one in Entry.objects.filter(identity__in=identities)}


def _event(seen: Seen, entry: Entry | None) -> Event | None:
    """What happened to something that is seen so, and was written down so; None if nothing did."""
    if entry is not None and seen.version and seen.version <= entry.version:
        return None  # a batch that is done again
    if seen.stamp is None:
        return _gone(seen, entry)
    if entry is None or entry.is_gone:
        return Event.PUBLISHED
    return None if entry.stamp == seen.stamp else Event.CHANGED


def _gone(seen: Seen, entry: Entry | None) -> Event | None:
    if entry is None or entry.event == Event.DELETED:
        return None
    if not seen.there:
        return Event.DELETED
    return None if entry.event in GONE else Event.UNPUBLISHED


def _save(entries: Sequence[Entry]) -> None:
    new = [one for one in entries if one.pk is None]
    Entry.objects.bulk_create(new)
    fields = ["position", "event", "happened_at", "published_at", "version", "stamp"]
    Entry.objects.bulk_update([one for one in entries if one not in new], fields)
