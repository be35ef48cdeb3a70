"""How delivery goes: figures for programs, and troubles in words for people."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from duties.attendance import neglected
from webhooks.deliveries import STATES
from webhooks.models import Delivery, PausedBy, Subscriber

LATE: Final = timedelta(hours=1)
"""A subscriber that has been failing for longer than this is a trouble."""


def figures() -> dict[str, Any]:
    """How many messages stand how, in all and by subscriber; two queries."""
    counts = {state: Count("pk", filter=condition) for state, (_label, condition) in STATES.items()}
    counted = Delivery.objects.order_by().values("subscriber").annotate(**counts)
    known: dict[int, dict[str, Any]] = {row["subscriber"]: {**row} for row in counted}
    subscribers = [
        {
            "id": one.pk,
            "name": one.name,
            "paused": one.is_paused,
            "failing_since": one.failing_since.isoformat() if one.failing_since else None,
            **{state: known.get(one.pk, {}).get(state, 0) for state in STATES},
        }
        for one in Subscriber.objects.all()
    ]
    whole = {state: sum(row[state] for row in known.values()) for state in STATES}
    return {**whole, "subscribers": subscribers}


def troubles() -> list[str]:
    """Each trouble as a sentence in the active language; none when all is well."""
    return list(_troubles())


def _troubles() -> Iterator[str]:
    now = timezone.now()
    paused = Subscriber.objects.filter(paused_by__in=(PausedBy.FAILING, PausedBy.GONE)).count()
    if paused:
        said = ngettext(
            "%(count)d subscriber was paused because it no longer accepts messages.",
            "%(count)d subscribers were paused because they no longer accept messages.",
            paused,
        )
        yield said % {"count": paused}
    failing = Subscriber.objects.filter(paused_at=None, failing_since__lt=now - LATE).count()
    if failing:
        said = ngettext(
            "%(count)d subscriber has accepted no message for more than an hour.",
            "%(count)d subscribers have accepted no message for more than an hour.",
            failing,
        )
        yield said % {"count": failing}
    late = Delivery.waiting(now - LATE).exists()
    if late and "deliver-webhooks" in neglected(now):
        yield _("The process that sends messages is not running (manage.py duties work).")
