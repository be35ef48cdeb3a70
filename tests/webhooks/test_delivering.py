"""What happens is told to who wants it: at least once, signed, in time, and nobody waits long."""

import json
from datetime import UTC, datetime, timedelta
from io import StringIO
from time import monotonic
from typing import Any
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from standardwebhooks import Webhook

from ledger.models import Kind
from ledger.recording import Seen, record
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import Receiver, receiving
from webhooks.again import send_again, send_all_again
from webhooks.clearing import clear
from webhooks.delivering import AT_ONCE, EACH, deliver_due
from webhooks.models import Attempt, Delivery, Notice, Subscriber, Trouble
from webhooks.schedule import PAUSES, asked_for, pause_after
from webhooks.signing import headers, rotate, secret_of

pytestmark = pytest.mark.django_db
LATER = timedelta(hours=27)
"""Longer than the longest pause with its jitter."""


def happen(count: int = 1) -> None:
    """Let texts become public, as the ledger sees them."""
    record([Seen(Kind.TEXT, uuid4(), "stamp") for _number in range(count)])


def test_it_is_written_down_first_and_sent_later(receiver: Receiver) -> None:
    subscriber = make_subscriber(receiver.url)
    happen(2)
    assert receiver.messages == []
    assert deliver_due() == 2
    assert deliver_due() == 0
    assert len(set(receiver.ids)) == 2
    for message in receiver.messages:
        said = Webhook(secret_of(subscriber)).verify(message.body, dict(message.headers))
        assert said["type"] == "text.published"
        assert len(message.body) < 1000
    row = Subscriber.objects.get()
    assert row.accepted_at is not None
    assert row.failing_since is None


def test_who_does_not_want_it_is_not_told(receiver: Receiver) -> None:
    make_subscriber(receiver.url, "Dzēsto klausītājs", events=["text.deleted"])
    make_subscriber(receiver.url, "Apturētais", paused_at=timezone.now(), paused_by="person")
    happen()
    assert (Notice.objects.count(), Delivery.objects.count()) == (0, 0)
    make_subscriber(receiver.url, events=["text.published"])
    happen()
    assert (Notice.objects.count(), Delivery.objects.count()) == (1, 1)


def test_what_the_ledger_did_not_keep_is_not_told(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    with transaction.atomic():
        happen()
        transaction.set_rollback(True)
    assert deliver_due() == 0


def test_noting_costs_the_same_however_much_happens(receiver: Receiver) -> None:
    for number in range(3):
        make_subscriber(receiver.url, f"Portāls {number}")
    happen()  # the ledger's first row is made
    counted = []
    for count in (10, 100):
        with CaptureQueriesContext(connection) as queries:
            happen(count)
        counted.append(len(queries))
    assert counted[1] <= counted[0] + 2  # rows are written by the hundred


def test_it_is_tried_again_by_the_specification_and_then_given_up(receiver: Receiver) -> None:
    make_subscriber(receiver.url, made_at=timezone.now())
    receiver.answers = [500]
    happen()
    now = timezone.now()
    for number, pause in enumerate(PAUSES, start=1):
        assert deliver_due(now) == 0
        row = Delivery.objects.get()
        assert row.attempts == number
        assert pause <= row.due_at - now <= pause * 1.1
        assert deliver_due(row.due_at - timedelta(seconds=1)) == 0
        assert len(receiver.messages) == number
        now = row.due_at
        Subscriber.objects.update(failing_since=now)  # pausing is another matter
    deliver_due(now)
    row = Delivery.objects.get()
    assert row.state == "failed"
    assert len(receiver.messages) == 10
    assert len(set(receiver.ids)) == 1
    assert deliver_due(now + LATER) == 0


def test_each_attempt_is_logged(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    receiver.answers = [503, 204]
    receiver.body = "Pārslogots"
    happen()
    deliver_due()
    assert deliver_due(timezone.now() + timedelta(seconds=10)) == 1
    second, first = Attempt.objects.all()
    assert (first.status, first.trouble, first.answer) == (503, Trouble.REFUSED, "Pārslogots")
    assert (second.status, second.trouble) == (204, "")
    assert second.milliseconds < 5000


def test_a_receiver_may_ask_for_more_time_but_not_for_any(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    receiver.answers = [429]
    receiver.headers = {"Retry-After": "3600"}
    happen()
    now = timezone.now()
    deliver_due(now)
    assert Delivery.objects.get().due_at - now == timedelta(hours=1)
    assert pause_after(1, timedelta(days=9)) == timedelta(hours=24)
    assert (pause_after(9, timedelta(seconds=1)) or timedelta()) >= timedelta(hours=24)
    assert pause_after(10, timedelta(hours=1)) is None


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        (None, None),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("120", timedelta(minutes=2)),
        ("Tue, 24 Nov 2026 12:00:00 GMT", timedelta(hours=2)),
        ("Tue, 24 Nov 2020 12:00:00 GMT", timedelta(0)),
        ("٣", None),
    ],
)
def test_what_is_asked_for(header: str | None, asked: timedelta | None) -> None:
    assert asked_for(header, datetime(2026, 11, 24, 10, tzinfo=UTC)) == asked


def test_one_that_hangs_holds_up_no_other(receiver: Receiver, settings: Any) -> None:
    settings.WEBHOOKS_TIMEOUT = 3.0
    with receiving() as hanging:
        hanging.answers = ["hang"]
        make_subscriber(hanging.url, "Kas kavējas")
        make_subscriber(receiver.url)
        happen(3)
        begun = monotonic()
        deliver_due(timezone.now())
        assert len(receiver.messages) == 3
        assert max(one.at for one in receiver.messages) - begun < settings.WEBHOOKS_TIMEOUT
        assert hanging.most_at_once <= EACH
    assert receiver.most_at_once <= EACH
    assert set(Attempt.objects.exclude(trouble="").values_list("trouble", flat=True)) == {
        Trouble.TIME
    }


def test_many_that_hang_leave_room_for_one_that_does_not(receiver: Receiver, settings: Any) -> None:
    settings.WEBHOOKS_TIMEOUT = 2.0
    with receiving() as hanging:
        hanging.answers = ["hang"]
        for number in range(9):
            make_subscriber(hanging.url, f"Kas kavējas {number}")
        make_subscriber(receiver.url)
        happen(2)
        deliver_due(timezone.now())
        assert len(receiver.messages) == 2
        assert hanging.most_at_once <= AT_ONCE


def test_somebody_elses_message_is_left_until_the_claim_has_ended(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    happen()
    now = timezone.now()
    Delivery.objects.update(claimed_until=now + timedelta(minutes=2))
    assert deliver_due(now) == 0
    assert deliver_due(now + timedelta(minutes=3)) == 1


def test_a_message_is_sent_again_with_the_same_id(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    happen()
    deliver_due()
    assert send_again(Delivery.objects.get(), timezone.now())
    assert deliver_due() == 1
    assert len(receiver.ids) == 2
    assert len(set(receiver.ids)) == 1
    Delivery.objects.update(claimed_until=timezone.now() + timedelta(minutes=1))
    assert not send_again(Delivery.objects.get(), timezone.now())


def test_all_that_was_given_up_is_sent_again(receiver: Receiver) -> None:
    subscriber = make_subscriber(receiver.url)
    happen(3)
    now = timezone.now()
    Delivery.objects.update(failed_at=now, attempts=10)
    oldest = Notice.objects.order_by("pk")[0]
    Notice.objects.filter(pk=oldest.pk).update(happened_at=now - timedelta(days=8))
    assert send_all_again(subscriber, now - timedelta(days=7), now) == 2
    assert deliver_due() == 2
    assert oldest.message_id not in receiver.ids


def test_old_messages_are_forgotten(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    happen(2)
    deliver_due()
    now = timezone.now()
    assert clear(now + timedelta(days=29)) == 0
    assert clear(now + timedelta(days=31)) == 2
    assert Delivery.objects.count() == Attempt.objects.count() == 0


def test_while_secrets_overlap_both_sign(receiver: Receiver) -> None:
    subscriber = make_subscriber(receiver.url)
    before = secret_of(subscriber)
    now = timezone.now()
    rotate(subscriber, timedelta(hours=24), now)
    after = secret_of(Subscriber.objects.get())
    assert before != after
    happen()
    deliver_due()
    (message,) = receiver.messages
    assert message.headers["webhook-signature"].count("v1,") == 2
    for secret in (before, after):
        Webhook(secret).verify(message.body, dict(message.headers))
    Subscriber.objects.update(previous_until=now - timedelta(seconds=1))
    happen()
    deliver_due()
    assert receiver.messages[-1].headers["webhook-signature"].count("v1,") == 1
    clear(now)
    assert Subscriber.objects.get().previous_secret == ""


def test_the_specifications_own_vector() -> None:
    made = headers(
        ["whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"],
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        '{"test": 2432232314}',
        datetime.fromtimestamp(1614265330, UTC),
    )
    assert made == {
        "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
        "webhook-timestamp": "1614265330",
        "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
    }


def test_the_signature_is_of_the_moment_of_sending(receiver: Receiver) -> None:
    subscriber = make_subscriber(receiver.url)
    happen()
    Delivery.objects.update(due_at=timezone.now() - timedelta(days=2))
    Notice.objects.update(happened_at=timezone.now() - timedelta(days=2))
    deliver_due()
    (message,) = receiver.messages
    Webhook(secret_of(subscriber)).verify(message.body, dict(message.headers))


def test_secrets_are_sealed(receiver: Receiver, settings: Any) -> None:
    subscriber = make_subscriber(receiver.url)
    secret = secret_of(subscriber)
    assert secret.removeprefix("whsec_") not in Subscriber.objects.get().secret
    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another"
    assert secret_of(subscriber) == secret
    settings.SECRET_KEY_FALLBACKS = []
    happen()
    assert deliver_due() == 0
    assert Attempt.objects.get().trouble == Trouble.SECRET
    assert receiver.messages == []


def test_by_command(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    happen(3)
    said = StringIO()
    call_command("webhooks", "stats", "--json", stdout=said)
    assert json.loads(said.getvalue())["waiting"] == 3
    call_command("webhooks", "deliver", "--once", stdout=StringIO())
    said = StringIO()
    call_command("webhooks", "stats", "--json", stdout=said)
    figures = json.loads(said.getvalue())
    assert (figures["waiting"], figures["delivered"], figures["failed"]) == (0, 3, 0)
    assert figures["subscribers"][0]["delivered"] == 3
    assert len(receiver.messages) == 3
