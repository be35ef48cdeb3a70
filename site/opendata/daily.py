"""The duty: a look every hour, a version when something may have changed, and once a day anyway."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from opendata import shelf
from opendata.making import make, seen

EVERY: Final = 3600.0
"""Seconds between two looks."""
AT_LEAST: Final = timedelta(days=1)
"""After so long everything is read whether or not the journal tells of a change."""


def duty() -> None:
    """Make a new version where one may be due."""
    if is_due():
        make()


def is_due() -> bool:
    """Whether something may have changed since everything was read, or that was a day ago."""
    kept = shelf.state()
    if shelf.latest() is None or "looked_at" not in kept:
        return True
    looked_at = datetime.fromisoformat(kept["looked_at"])
    return timezone.now() - looked_at >= AT_LEAST or seen() != kept.get("seen")
