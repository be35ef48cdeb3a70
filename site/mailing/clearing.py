"""What is forgotten of letters: their words and their recipients, after a while."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from mailing.models import Delivery

EVERY: Final = 3600.0
"""Seconds between two clearings."""
KEPT: Final = timedelta(days=90)
"""So long the words of a letter that was sent are kept, for questions about it."""
FORGOTTEN: Final = timedelta(days=3 * 365)
"""So long is kept that it was sent: as long as a reminder about the same could come again."""


def clear(now: datetime | None = None) -> None:
    """Empty letters that were sent or refused long ago, and delete those of years ago."""
    now = now or timezone.now()
    done = Delivery.objects.exclude(sent_at=None, refused_at=None)
    done.filter(written_at__lt=now - KEPT).exclude(text="").update(text="", html="")
    done.filter(written_at__lt=now - FORGOTTEN).delete()
