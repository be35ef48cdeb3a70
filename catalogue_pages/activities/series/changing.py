"""Adding a series to a draft, and taking the rest of one out of it."""

from datetime import date

from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.activities.series.rhythm import Series


def add_series(activity: ActivityPage, series: Series) -> int:
    """Add to an activity in hand the occurrences that it lacks; returns how many. Nothing is saved.

    One that begins at the same moment is there already.
    """
    known = {one.starts_at for one in activity.occurrences.all()}
    new = [(start, end) for start, end in series.times() if start not in known]
    for start, end in new:
        activity.occurrences.add(Occurrence(starts_at=start, ends_at=end))
    _in_order(activity)
    return len(new)


def end_series(activity: ActivityPage, last_day: date) -> int:
    """Take out of an activity in hand what begins after a day; returns how many. Nothing is saved.

    What has been held already stays, whatever the day.
    """
    now = timezone.now()
    over = [
        one
        for one in activity.occurrences.all()
        if one.starts_at > now and timezone.localdate(one.starts_at) > last_day
    ]
    for one in over:
        activity.occurrences.remove(one)
    _in_order(activity)
    return len(over)


def _in_order(activity: ActivityPage) -> None:
    ordered = sorted(activity.occurrences.all(), key=lambda one: one.starts_at)
    for position, one in enumerate(ordered):
        one.sort_order = position
