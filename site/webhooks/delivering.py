"""Delivering what waits: at least once, with the same id, and nobody waits for somebody else.

The threads call and do nothing else; rows are read and written by the one that runs the turn.
"""

import logging
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from datetime import datetime, timedelta
from time import monotonic
from typing import Final

from django.conf import settings
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from people.sealing import InvalidToken
from webhooks.calling import Outcome, call
from webhooks.deliveries import STATES
from webhooks.models import Attempt, Delivery, PausedBy, Subscriber, Trouble
from webhooks.pausing import failed_too_long, pause
from webhooks.schedule import asked_for, pause_after
from webhooks.signing import signed
from webhooks.telling import body

logger = logging.getLogger(__name__)

EVERY: Final = 2.0
"""Seconds between two looks at what waits."""
AT_ONCE: Final = 16
"""Calls that a process makes at a time."""
EACH: Final = 2
"""How many of them to one subscriber; one that is failing gets one."""
_CLAIM: Final = timedelta(minutes=2)
"""So long beyond its time a message belongs to who is sending it: names are slow to be found."""
_TURN: Final = 60.0
"""Seconds after which a turn takes nothing more up, so that the duty is seen to be alive."""

Call = Future[Outcome]


def deliver_due(now: datetime | None = None) -> int:
    """Send what is due, also what becomes due meanwhile; returns how much was accepted.

    With `now`, only what is due at that moment.
    """
    ends = monotonic() + _TURN
    accepted = 0
    under_way: dict[Call, Delivery] = {}
    with ThreadPoolExecutor(AT_ONCE) as threads:
        while True:
            if monotonic() < ends:
                for delivery in _claimed(AT_ONCE - len(under_way), now or timezone.now()):
                    under_way[_begun(threads, delivery)] = delivery
            if not under_way:
                return accepted
            done, _others = wait(under_way, timeout=1.0, return_when=FIRST_COMPLETED)
            for one in done:
                delivery = under_way.pop(one)
                accepted += _record(delivery, one.result(), now or timezone.now())


def _claimed(room: int, now: datetime) -> Iterator[Delivery]:
    """Take up messages for so many calls, those of the least busy subscribers first."""
    waiting = Delivery.waiting(now)
    numbers = set(waiting.order_by().values_list("subscriber", flat=True).distinct())
    if room <= 0 or not numbers:
        return
    sending = Delivery.objects.filter(STATES["waiting"][1], claimed_until__gt=now)
    busy = Counter(sending.values_list("subscriber", flat=True))
    subscribers = list(Subscriber.objects.filter(pk__in=numbers).order_by("?"))
    for subscriber in sorted(subscribers, key=lambda one: busy[one.pk]):
        free = min(room, (1 if subscriber.failing_since else EACH) - busy[subscriber.pk])
        for number in _oldest(waiting, subscriber, free):
            delivery = _claim(number, now)
            if delivery is not None:
                room -= 1
                yield delivery


def _oldest(waiting: QuerySet[Delivery], subscriber: Subscriber, free: int) -> list[int]:
    rows = waiting.filter(subscriber=subscriber).values_list("pk", flat=True)
    return list(rows[:free]) if free > 0 else []


def _claim(number: int, now: datetime) -> Delivery | None:
    """The message, if nobody else has taken it since; one conditional update decides."""
    until = now + _CLAIM + timedelta(seconds=settings.WEBHOOKS_TIMEOUT)
    row = Delivery.due(now).filter(pk=number)
    if not row.update(claimed_until=until, attempts=F("attempts") + 1):
        return None
    return Delivery.objects.select_related("notice", "subscriber").get(pk=number)


def _begun(threads: ThreadPoolExecutor, delivery: Delivery) -> Call:
    """The call, written as it is true now and signed now."""
    subscriber = delivery.subscriber
    written = body(delivery.notice)
    try:
        headers = signed(subscriber, delivery.notice.message_id, written, timezone.now())
    except InvalidToken:
        unread: Call = Future()
        unread.set_result(Outcome(milliseconds=0, trouble=Trouble.SECRET))
        return unread
    return threads.submit(call, subscriber.address, headers, written)


def _record(delivery: Delivery, outcome: Outcome, now: datetime) -> bool:
    """Write down what came of a call; returns whether the message was accepted."""
    with transaction.atomic():
        if not _ended(delivery, outcome, now):
            return False  # somebody has deleted it meanwhile
        Attempt.objects.create(
            delivery=delivery,
            begun_at=now - timedelta(milliseconds=outcome.milliseconds),
            milliseconds=outcome.milliseconds,
            status=outcome.status,
            trouble=outcome.trouble,
            detail=outcome.detail,
            answer=outcome.answer,
        )
        subscriber = Subscriber.objects.filter(pk=delivery.subscriber_id)
        if outcome.is_accepted:
            subscriber.update(failing_since=None, accepted_at=now)
        else:
            _failed(delivery, outcome, now)
    return outcome.is_accepted


def _ended(delivery: Delivery, outcome: Outcome, now: datetime) -> int:
    """Free the message: accepted, given up, or with the time of the next attempt."""
    row = Delivery.objects.filter(pk=delivery.pk)
    if outcome.is_accepted:
        return row.update(claimed_until=None, delivered_at=now, failed_at=None)
    pause_for = pause_after(delivery.attempts, asked_for(outcome.retry_after, now))
    if pause_for is None or outcome.trouble == Trouble.GONE:
        return row.update(claimed_until=None, failed_at=now)
    return row.update(claimed_until=None, due_at=now + pause_for)


def _failed(delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    logger.warning("Webhook %s failed: %s %s", delivery.pk, outcome.trouble, outcome.status or "")
    Subscriber.objects.filter(pk=delivery.subscriber_id, failing_since=None).update(
        failing_since=now
    )
    if outcome.trouble == Trouble.GONE:
        pause(delivery.subscriber_id, PausedBy.GONE, now)
    elif failed_too_long(delivery.subscriber_id, now):
        pause(delivery.subscriber_id, PausedBy.FAILING, now)
