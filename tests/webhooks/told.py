"""A subscriber that was told something, for tests that look at every address."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from ledger.models import Kind
from tests.webhooks.conftest import make_subscriber
from webhooks.models import Attempt, Delivery, Notice, Subscriber, Trouble


def make_told() -> Subscriber:
    """A subscriber with a message that was given up after an attempt that was not accepted."""
    subscriber = make_subscriber("https://portals.example.lv/webhooks", "Novada izglītības portāls")
    now = timezone.now()
    notice = Notice.objects.create(
        name="activity.published", kind=Kind.ACTIVITY, identity=uuid4(), position=1
    )
    delivery = Delivery.objects.create(
        notice=notice, subscriber=subscriber, attempts=10, failed_at=now
    )
    Attempt.objects.create(
        delivery=delivery,
        begun_at=now - timedelta(hours=1),
        milliseconds=312,
        status=503,
        trouble=Trouble.REFUSED,
        answer="<html><body>Service temporarily unavailable " + "x" * 300,
    )
    return subscriber
