"""Which occurrence is which: what was told before, brought up to what is held now."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from django.utils.timezone import localdate


class Times(NamedTuple):
    """When something begins, and when it ends if anybody knows; both with their zone."""

    starts_at: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Entry:
    """An occurrence as calendars know it.

    `sequence` counts how often its times changed or it was called off; `changed_at` is the last
    time that happened.
    """

    uid: UUID
    times: Times
    changed_at: datetime
    sequence: int = 0
    cancelled: bool = False

    def changed(self, moment: datetime, times: Times, *, cancelled: bool = False) -> "Entry":
        """The same occurrence at other times, or called off; itself where nothing differs."""
        if times == self.times and cancelled == self.cancelled:
            return self
        return replace(
            self,
            times=times,
            changed_at=moment,
            sequence=self.sequence + 1,
            cancelled=cancelled,
        )


def followed(
    activity: UUID, known: Iterable[Entry], held: Iterable[Times], moment: datetime
) -> list[Entry]:
    """The entries of an activity whose occurrences are `held` since `moment`, by their beginning.

    - One that begins when it did is the same, also after it had been called off.
    - Where a day loses some and gains others, these are those, moved; so is the only one lost where
      only one is gained.
    - What else is lost is called off if it was still to come, and left out if it had been held.
    - What else is gained is new. Its id is made from the activity and its beginning, so that
      everybody who reckons with the same comes to the same.
    """
    known = sorted(known, key=lambda entry: (entry.cancelled, entry.times.starts_at))
    gained = sorted(held, key=_in_order)
    pairs = dict(_begun_alike(known, gained))
    lost = [
        entry
        for entry in known
        if entry.uid not in pairs and not entry.cancelled and entry.times.starts_at > moment
    ]
    pairs |= _moved(lost, gained)
    found = [
        entry.changed(moment, pairs[entry.uid]) if entry.uid in pairs else _gone(entry, moment)
        for entry in known
        if entry.uid in pairs or entry.cancelled or entry.times.starts_at > moment
    ]
    taken = {entry.uid for entry in known}
    found += _new(activity, gained, taken, moment)
    return sorted(found, key=lambda entry: (_in_order(entry.times), entry.uid))


def _in_order(times: Times) -> tuple[datetime, datetime]:
    return times.starts_at, times.ends_at or times.starts_at


def _begun_alike(known: Sequence[Entry], gained: list[Times]) -> Iterator[tuple[UUID, Times]]:
    """Entries with what begins when they do; that is taken out of `gained`."""
    waiting: dict[datetime, list[Times]] = defaultdict(list)
    for times in gained:
        waiting[times.starts_at].append(times)
    paired: set[UUID] = set()
    for exactly in (True, False):
        for entry in known:
            same = waiting[entry.times.starts_at]
            if entry.uid in paired or not same or (exactly and entry.times not in same):
                continue
            times = entry.times if exactly else same[0]
            same.remove(times)
            gained.remove(times)
            paired.add(entry.uid)
            yield entry.uid, times


def _moved(lost: list[Entry], gained: list[Times]) -> dict[UUID, Times]:
    """What moved within a day, or is the only one to have moved; it is taken out of `gained`."""
    days: dict[date, list[Times]] = defaultdict(list)
    for times in gained:
        days[localdate(times.starts_at)].append(times)
    found = {}
    for entry in lost:
        same = days[localdate(entry.times.starts_at)]
        if same:
            found[entry.uid] = same.pop(0)
            gained.remove(found[entry.uid])
    rest = [entry for entry in lost if entry.uid not in found]
    if len(rest) == len(gained) == 1:
        found[rest[0].uid] = gained.pop()
    return found


def _gone(entry: Entry, moment: datetime) -> Entry:
    return entry.changed(moment, entry.times, cancelled=True)


def _new(
    activity: UUID, gained: Iterable[Times], taken: set[UUID], moment: datetime
) -> Iterator[Entry]:
    for times in gained:
        begins, number = times.starts_at.astimezone(UTC).isoformat(), 0
        uid = uuid5(activity, begins)
        while uid in taken:
            number += 1
            uid = uuid5(activity, f"{begins}/{number}")
        taken.add(uid)
        yield Entry(uid, times, moment)
