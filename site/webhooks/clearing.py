"""What is forgotten: messages and their log, after a while, and secrets that sign no more."""

from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.utils import timezone

from webhooks.models import Notice, Subscriber

EVERY: Final = 3600.0
"""Seconds between two clearings."""
_BATCH: Final = 1000


def clear(now: datetime | None = None) -> int:
    """Delete what happened more than `WEBHOOKS_KEPT` days ago; returns how many events that were.

    The last attempt is over by then, unless a subscriber was paused.
    """
    now = now or timezone.now()
    ended = Subscriber.objects.filter(previous_until__lte=now)
    ended.update(previous_secret="", previous_until=None)
    old = Notice.objects.filter(happened_at__lt=now - timedelta(days=settings.WEBHOOKS_KEPT))
    cleared = 0
    while numbers := list(old.values_list("pk", flat=True)[:_BATCH]):
        Notice.objects.filter(pk__in=numbers).delete()
        cleared += len(numbers)
    return cleared
