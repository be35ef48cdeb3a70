"""When a message that was not accepted is tried again."""

import random
from datetime import UTC, datetime, timedelta
from typing import Final

from django.utils.http import parse_http_date_safe

PAUSES: Final = (
    timedelta(seconds=5),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
    timedelta(hours=5),
    timedelta(hours=10),
    timedelta(hours=14),
    timedelta(hours=20),
    timedelta(hours=24),
)
"""The specification's: after the first attempt, the second, and so on; then it is given up."""
_JITTER: Final = 0.1
"""The part of a pause that may be added, so that not everything comes back at once."""
_LONGEST: Final = timedelta(hours=24)
"""What `Retry-After` may ask for at most."""


def pause_after(attempts: int, asked: timedelta | None = None) -> timedelta | None:
    """How long to wait after so many attempts; None when it is given up.

    `asked` is what the receiver asked for by `Retry-After`: it may lengthen a pause, no more.
    """
    if attempts > len(PAUSES):
        return None
    own = PAUSES[max(attempts, 1) - 1] * (1 + random.random() * _JITTER)  # noqa: S311 - no secret
    return max(own, min(asked or own, _LONGEST))


def asked_for(header: str | None, now: datetime) -> timedelta | None:
    """What a `Retry-After` header (RFC 9110, 10.2.3) asks for; None where it says nothing."""
    given = (header or "").strip()
    if given.isascii() and given.isdigit():
        return timedelta(seconds=min(int(given[:9]), 10**8))
    moment = parse_http_date_safe(given) if given else None
    if moment is None:
        return None
    return max(datetime.fromtimestamp(moment, UTC) - now, timedelta())
