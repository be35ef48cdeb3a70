"""Pausing a subscriber that accepts nothing any more, and telling who looks after it."""

from datetime import datetime, timedelta
from functools import partial

from django.conf import settings
from django.db import transaction

from catalogue_pages.bilingual.reading import as_language
from mailing.posting import Recipient, post_all
from people.memberships import administrators, communications, recipients
from webhooks import letters
from webhooks.models import PausedBy, Subscriber

EVENT = "webhook-paused"


def failed_too_long(number: int, now: datetime) -> bool:
    """Whether a subscriber has accepted nothing for `WEBHOOKS_PAUSE_AFTER` days."""
    limit = now - timedelta(days=settings.WEBHOOKS_PAUSE_AFTER)
    return Subscriber.objects.filter(pk=number, failing_since__lte=limit).exists()


def pause(number: int, by: PausedBy, now: datetime) -> bool:
    """Send nothing to a subscriber any more, and tell by letter; returns whether it was active.

    Its contact is told, and of our people communications and administrators.
    """
    with transaction.atomic():
        active = Subscriber.objects.filter(pk=number, paused_at=None)
        if not active.update(paused_at=now, paused_by=by, pause_note=""):
            return False
        subscriber = Subscriber.objects.get(pk=number)
        ours = recipients({*communications(), *administrators()})
        contact = Recipient(subscriber.contact, as_language(subscriber.language))
        key = f"{number} {now.isoformat()}"
        post_all(EVENT, key, ours, partial(letters.paused, subscriber))
        post_all(EVENT, key, [contact], partial(letters.paused_to_contact, subscriber))
    return True
