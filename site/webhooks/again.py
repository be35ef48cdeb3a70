"""Sending again: one message, or all that a subscriber has not accepted since a moment."""

from datetime import datetime

from django.db.models import Q, QuerySet

from webhooks.deliveries import STATES
from webhooks.models import Delivery, Subscriber


def send_again(delivery: Delivery, now: datetime) -> bool:
    """Begin a message anew with the same id; returns False while somebody is sending it."""
    return bool(_begin(Delivery.objects.filter(pk=delivery.pk), now))


def send_all_again(subscriber: Subscriber, since: datetime, now: datetime) -> int:
    """Begin anew all of a subscriber's that were given up of what happened since; how many."""
    given_up = Delivery.objects.filter(STATES["failed"][1], subscriber=subscriber)
    return _begin(given_up.filter(notice__happened_at__gte=since), now)


def _begin(deliveries: QuerySet[Delivery], now: datetime) -> int:
    free = Q(claimed_until=None) | Q(claimed_until__lte=now)
    return deliveries.filter(free).update(
        due_at=now, attempts=0, claimed_until=None, delivered_at=None, failed_at=None
    )
