"""When an activity must be looked through again, and what is to be done on a day. No database."""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

BEFORE_SCHOOL: Final = (8, 15)
"""Month and day by which everything is looked through: teachers plan before 1 September."""
COUNTED: Final = timedelta(days=90)
"""Who has looked so shortly before that day is not asked for it once more."""
AHEAD: Final = timedelta(days=30)
"""The first letter comes so long before the day."""
GRACE: Final = timedelta(days=60)
"""What nobody has confirmed so long after the letter of the day is hidden."""


class Stage(StrEnum):
    """What is done about an activity's review."""

    SOON = "soon"
    DUE = "due"
    HIDE = "hide"


@dataclass(frozen=True, slots=True)
class Done:
    """On which days the stages of one review were done, None where they were not."""

    reminded: date | None = None
    asked: date | None = None
    hidden: date | None = None


NOTHING: Final = Done()


def review_by(verified: date) -> date:
    """The day by which what was verified on a day is looked through again.

    It is the 15 August before the next school year, and 12 months later at the latest.
    """
    before_school = date(verified.year, *BEFORE_SCHOOL)
    if before_school - verified <= COUNTED:
        before_school = before_school.replace(year=verified.year + 1)
    return min(before_school, _a_year_after(verified))


def _a_year_after(day: date) -> date:
    year = day.year + 1
    last = calendar.monthrange(year, day.month)[1]
    return date(year, day.month, min(day.day, last))


def stage(due: date, done: Done, today: date) -> Stage | None:
    """What is to be done today about a review that is due on a day; None for nothing.

    Nothing is hidden unless it was asked about `GRACE` before: after a standstill of the site,
    people still have all their time.
    """
    if done.hidden is not None:
        return None
    if done.asked is not None:
        return Stage.HIDE if today >= done.asked + GRACE else None
    if today >= due:
        return Stage.DUE
    return Stage.SOON if done.reminded is None and today >= due - AHEAD else None
