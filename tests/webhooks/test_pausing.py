"""Who accepts nothing for too long is left alone, and people are told."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone

from ledger.models import Kind
from ledger.recording import Seen, record
from mailing.models import Delivery as Letter
from people.models import User
from people.roles import ADMINISTRATOR, COMMUNICATIONS, EDITOR
from tests.persons import client_of
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import Receiver
from webhooks.delivering import deliver_due
from webhooks.models import Delivery, PausedBy, Subscriber

pytestmark = pytest.mark.django_db


def happen() -> None:
    record([Seen(Kind.TEXT, uuid4(), "stamp")])


@pytest.fixture
def people() -> None:
    for role in (ADMINISTRATOR, COMMUNICATIONS, EDITOR):
        group, _made = Group.objects.get_or_create(name=role.name)
        person = User.objects.create_user(role.name, f"{group.pk}-{role.name[0]}@example.org")
        person.groups.add(group)


def told() -> set[str]:
    return {letter.recipient for letter in Letter.objects.filter(event="webhook-paused")}


def readers(*roles: str) -> set[str]:
    return set(User.objects.filter(groups__name__in=roles).values_list("email", flat=True))


@pytest.mark.usefixtures("people")
def test_after_three_days_without_any_success(receiver: Receiver) -> None:
    make_subscriber(receiver.url, language="en")
    receiver.answers = [500]
    happen()
    now = timezone.now()
    deliver_due(now)
    assert Subscriber.objects.get().failing_since == now
    happen()
    deliver_due(now + timedelta(hours=71))
    assert not Subscriber.objects.get().is_paused
    happen()
    deliver_due(now + timedelta(hours=73))
    paused = Subscriber.objects.get()
    assert (paused.is_paused, paused.paused_by) == (True, PausedBy.FAILING)
    ours = readers(ADMINISTRATOR.name, COMMUNICATIONS.name)
    assert told() == {*ours, "it@portals.example"}
    letter = Letter.objects.get(recipient="it@portals.example")
    assert letter.subject == "Messages to “Portāls” are paused"
    assert receiver.url in letter.text
    assert "/admin/" not in letter.text
    assert (
        "/admin/snippets/webhooks/subscriber/inspect/"
        in Letter.objects.exclude(pk=letter.pk)[0].text
    )
    before = len(receiver.messages)
    happen()
    assert deliver_due(now + timedelta(days=9)) == 0
    assert len(receiver.messages) == before
    assert Delivery.objects.count() == 3


@pytest.mark.usefixtures("people")
def test_one_that_is_gone_is_left_at_once(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    receiver.answers = [410]
    happen()
    happen()
    now = timezone.now()
    deliver_due(now)
    deliver_due(now + timedelta(days=1))
    paused = Subscriber.objects.get()
    assert paused.paused_by == PausedBy.GONE
    assert len(receiver.messages) <= 2
    assert len(told()) == 3


def test_one_success_ends_it(receiver: Receiver) -> None:
    make_subscriber(receiver.url)
    receiver.answers = [500, 204]
    happen()
    now = timezone.now()
    deliver_due(now)
    assert deliver_due(now + timedelta(days=4)) == 1
    assert Subscriber.objects.get().failing_since is None
    assert told() == set()


@pytest.mark.parametrize(
    ("group", "warned"),
    [(ADMINISTRATOR.name, True), (COMMUNICATIONS.name, True), (EDITOR.name, False)],
)
def test_the_front_page_warns(receiver: Receiver, group: str, warned: bool) -> None:
    client = client_of(group)
    made = make_subscriber(receiver.url)
    assert "Webhooks need attention" not in client.get("/admin/").text
    Subscriber.objects.update(failing_since=timezone.now() - timedelta(hours=2))
    assert ("has accepted no message for more than an hour" in client.get("/admin/").text) == warned
    Subscriber.objects.update(paused_at=timezone.now(), paused_by=PausedBy.FAILING)
    shown = client.get("/admin/").text
    assert ("was paused because it no longer accepts messages" in shown) == warned
    assert made.contact not in shown
