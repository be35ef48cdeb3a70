"""When a series happens: the same time of the day in Latvia, whatever the clocks do."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any, Final

from dateutil import rrule
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

MOST: Final = 100
"""So many occurrences a series has at most."""


class Rhythm(models.TextChoices):
    """How often."""

    DAILY = "daily", _("every day")
    WEEKDAYS = "weekdays", _("every working day")
    WEEKLY = "weekly", _("every week")
    FORTNIGHTLY = "fortnightly", _("every second week")
    MONTHLY = "monthly", _("every month, on the same day of the week")


_RULES: Final[Mapping[Rhythm, tuple[Any, Mapping[str, Any]]]] = {
    Rhythm.DAILY: (rrule.DAILY, {}),
    Rhythm.WEEKDAYS: (rrule.DAILY, {"byweekday": range(5)}),
    Rhythm.WEEKLY: (rrule.WEEKLY, {}),
    Rhythm.FORTNIGHTLY: (rrule.WEEKLY, {"interval": 2}),
    Rhythm.MONTHLY: (rrule.MONTHLY, {}),
}
"""Each rhythm as a recurrence rule of RFC 5545."""


@dataclass(frozen=True, slots=True)
class Series:
    """Occurrences from `first` on, at the same hours, until `last_day` at the latest.

    `first` is a time in Latvia without its zone; an occurrence lasts `minutes`, or nobody knows
    how long. Monthly is the same weekday of the same week of the month: the second Tuesday; from a
    fifth one on, the last.
    """

    first: datetime
    minutes: int | None
    rhythm: Rhythm
    last_day: date

    def times(self) -> list[tuple[datetime, datetime | None]]:
        """When each occurrence begins and ends, with the zone; `MOST` + 1 of them at most."""
        return [(_aware(start), self._end(start)) for start in islice(self._starts(), MOST + 1)]

    def _starts(self) -> Iterator[datetime]:
        frequency, more = _RULES[self.rhythm]
        if self.rhythm is Rhythm.MONTHLY:
            day = rrule.weekday(self.first.weekday(), _week_of_month(self.first))
            more = {"byweekday": day}
        last = datetime.combine(self.last_day, time.max)
        yield from rrule.rrule(frequency, dtstart=self.first, until=last, **more)

    def _end(self, start: datetime) -> datetime | None:
        if self.minutes is None:
            return None
        return _aware(start + timedelta(minutes=self.minutes))


def _week_of_month(first: datetime) -> int:
    week = (first.day - 1) // 7 + 1
    return week if week < 5 else -1


def _aware(moment: datetime) -> datetime:
    return timezone.make_aware(moment, timezone.get_default_timezone())
