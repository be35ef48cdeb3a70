"""Whether somebody does the duties."""

import time
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from duties.models import Turn
from duties.registry import Duty, duties

PATIENCE: Final = timedelta(minutes=2)
"""A duty is neglected so long after its turn was due."""
_WRITTEN_EVERY: Final = 10.0
_written: dict[str, float] = {}


def had_its_turn(duty: Duty, *, well: bool) -> None:
    """Note a turn of a duty, at most every ten seconds."""
    now = time.monotonic()
    if now - _written.get(duty.name, float("-inf")) < _WRITTEN_EVERY:
        return
    ended = timezone.now()
    noted = {"ended_at": ended, **({"succeeded_at": ended} if well else {})}
    Turn.objects.update_or_create(duty=duty.name, defaults=noted)
    _written[duty.name] = now


def neglected(now: datetime | None = None) -> list[str]:
    """The names of the duties that were not done well for longer than their clocks allow.

    One query. Those that never had a turn are among them.
    """
    now = now or timezone.now()
    done = dict(Turn.objects.values_list("duty", "succeeded_at"))
    return [duty.name for duty in duties() if not _in_time(done.get(duty.name), duty, now)]


def _in_time(succeeded_at: datetime | None, duty: Duty, now: datetime) -> bool:
    allowed = timedelta(seconds=duty.every) + PATIENCE
    return succeeded_at is not None and succeeded_at >= now - allowed
