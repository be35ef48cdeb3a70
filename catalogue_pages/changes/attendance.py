"""Whether anybody reads the journal: when a worker was last heard of."""

from datetime import timedelta
from typing import Final

from django.db.models import Max
from django.utils import timezone

from catalogue_pages.changes.models import Worker

ALIVE_WITHIN: Final = 120.0
"""Seconds. A worker leaves a sign every ten, but not in the middle of a batch."""


def silence() -> float | None:
    """Seconds since any worker of this database was last heard of; None when none is listed."""
    heard = Worker.objects.aggregate(last=Max("heard_at"))["last"]
    if heard is None:
        return None
    return max(float((timezone.now() - heard).total_seconds()), 0.0)


def is_attended(within: float = ALIVE_WITHIN) -> bool:
    """Whether some worker was heard of in the last `within` seconds."""
    return Worker.objects.filter(heard_at__gte=timezone.now() - timedelta(seconds=within)).exists()
