"""What is forgotten: everything after ninety days."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from search.unfound.models import UnfoundQuery

EVERY: Final = 3600.0
"""Seconds between two clearings."""
KEPT: Final = timedelta(days=90)


def forget() -> int:
    """Delete what is older than ninety days; returns how many rows."""
    old = UnfoundQuery.objects.filter(day__lt=timezone.localdate() - KEPT)
    return old.delete()[0]
