"""When the description of an operation must be renewed: rule L3, from days alone."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Standing(StrEnum):
    """How a description stands: well, to be renewed soon, too old, or no longer to be renewed."""

    FRESH = "fresh"
    SOON = "soon"
    OVERDUE = "overdue"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Renewal:
    """How a description stands, since which day, and the day on which it becomes too old."""

    standing: Standing
    newest: date
    due: date


def renewal(newest: date, today: date, months: int, ends_on: date | None = None) -> Renewal:
    """Judge a description whose newest news is of `newest`.

    It is too old once `months` have passed, and to be renewed in the last of them. After `ends_on`,
    the operation's last day, nothing is due.
    """
    due = months_after(newest, months)
    if ends_on is not None and today > ends_on:
        standing = Standing.ENDED
    elif today >= due:
        standing = Standing.OVERDUE
    elif today >= months_after(newest, months - 1):
        standing = Standing.SOON
    else:
        standing = Standing.FRESH
    return Renewal(standing, newest, due)


def months_after(day: date, months: int) -> date:
    """The same day of a later month, or that month's last day where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
