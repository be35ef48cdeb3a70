"""Writing down what is to be told: in the ledger's transaction, a row for each who wants it."""

from collections.abc import Sequence
from typing import Any, Final

from django.db import transaction

from ledger.recording import Happening
from webhooks.happenings import TEST, name_of
from webhooks.models import Delivery, Notice, Subscriber

_BATCH: Final = 500


def take_note(happenings: Sequence[Happening], **_signal: Any) -> None:
    """Write down what happened for every active subscriber that wants it; listens to the ledger.

    What nobody wants is not written down. At most two queries and a query for each 500 rows.
    """
    listening = list(Subscriber.objects.filter(paused_at=None).only("events", "paused_at"))
    if not listening:
        return
    wanted = [
        (one, told)
        for one in happenings
        if (told := [by for by in listening if by.wants(name_of(one.kind, one.event))])
    ]
    notices = Notice.objects.bulk_create(
        [_notice(happening) for happening, _told in wanted], batch_size=_BATCH
    )
    Delivery.objects.bulk_create(
        [
            Delivery(notice=notice, subscriber=subscriber, due_at=notice.happened_at)
            for notice, (_happening, told) in zip(notices, wanted, strict=True)
            for subscriber in told
        ],
        batch_size=_BATCH,
    )


def note_test(subscriber: Subscriber) -> Delivery:
    """Write down a message that only tries whether the subscriber accepts one."""
    with transaction.atomic():
        notice = Notice.objects.create(name=TEST, kind="test")
        return Delivery.objects.create(
            notice=notice, subscriber=subscriber, due_at=notice.happened_at
        )


def _notice(happening: Happening) -> Notice:
    return Notice(
        name=name_of(happening.kind, happening.event),
        kind=happening.kind,
        identity=happening.identity,
        position=happening.position,
        happened_at=happening.happened_at,
    )
