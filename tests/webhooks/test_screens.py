"""Subscribers and messages in the admin: who may what, what is refused, what is shown once."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from wagtail.models import ModelLogEntry

from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.permissions.asking import SIGN_IN
from tests.persons import client_of
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import Receiver
from tests.webhooks.told import make_told
from webhooks import history
from webhooks.delivering import deliver_due
from webhooks.models import Delivery, PausedBy, Subscriber
from webhooks.signing import secret_of

pytestmark = pytest.mark.django_db
SUBSCRIBERS = "/admin/snippets/webhooks/subscriber/"
MESSAGES = "/admin/snippets/webhooks/delivery/"
GIVEN: dict[str, Any] = {
    "name": "Novada portāls",
    "address": "https://portals.example.lv/webhooks",
    "events": ["activity.published", "activity.deleted"],
    "contact": "it@portals.example",
    "language": "lv",
    "pause_note": "",
}


def said_at(answer: Any) -> str:
    page = BeautifulSoup(answer.text, "html.parser")
    return " ".join(one.get_text(" ", strip=True) for one in page.select(".error-message"))


def test_a_new_subscriber_is_led_to_its_secret_which_is_shown_once() -> None:
    client = client_of(ADMINISTRATOR.name)
    answer = client.post(f"{SUBSCRIBERS}add/", GIVEN, follow=True)
    made = Subscriber.objects.get()
    assert answer.redirect_chain[-1][0] == f"{SUBSCRIBERS}inspect/{made.pk}/"
    assert "Nobody has seen the secret yet" in answer.text
    assert secret_of(made) not in answer.text
    shown = client.post(f"{SUBSCRIBERS}inspect/{made.pk}/secret/")
    assert secret_of(made) in shown.text
    assert "no-store" in shown.headers["Cache-Control"]
    again = client.post(f"{SUBSCRIBERS}inspect/{made.pk}/secret/", follow=True)
    assert secret_of(made) not in again.text
    assert "The secret was shown already" in again.text
    assert ModelLogEntry.objects.filter(action=history.SHOWN).count() == 1


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"address": "http://portals.example.lv/"}, "begins with https://"),
        ({"address": "https://10.0.0.1/"}, "Write the name of the machine"),
        ({"address": "https://portals.example.lv:22/"}, "Use one of these ports"),
        ({"address": "https://a:b@portals.example.lv/"}, "Leave out name and password"),
        ({"address": "nav adrese"}, "Write an address in Latin letters"),
        ({"address": "https://portals"}, "is a name of an inner network"),
        ({"address": "https://" + "x" * 600 + ".lv/"}, "500"),
        ({"address": ""}, "required"),
        ({"events": []}, "required"),
        ({"events": ["activity.eaten"]}, "activity.eaten"),
        ({"contact": "nav"}, "valid email"),
        ({"language": "ru"}, "valid choice"),
        ({"paused": "on"}, "Say why nothing is to be sent"),
        ({"name": ""}, "required"),
        ({"name": "x" * 300}, "120"),
    ],
)
def test_bad_input_is_named(changed: dict[str, Any], said: str) -> None:
    answer = client_of(ADMINISTRATOR.name).post(f"{SUBSCRIBERS}add/", {**GIVEN, **changed})
    assert answer.status_code == 200
    assert said in said_at(answer)
    assert not Subscriber.objects.exists()


def test_a_person_pauses_and_lets_go_on() -> None:
    client = client_of(ADMINISTRATOR.name)
    made = make_subscriber(GIVEN["address"], failing_since=timezone.now())
    paused = {**GIVEN, "paused": "on", "pause_note": "Pārbūve"}
    assert client.post(f"{SUBSCRIBERS}edit/{made.pk}/", paused).status_code == 302
    row = Subscriber.objects.get()
    assert (row.is_paused, row.paused_by) == (True, PausedBy.PERSON)
    assert "paused by a person: Pārbūve" in client.get(SUBSCRIBERS).text
    assert client.post(f"{SUBSCRIBERS}edit/{made.pk}/", GIVEN).status_code == 302
    row = Subscriber.objects.get()
    assert (row.is_paused, row.failing_since, row.pause_note) == (False, None, "")
    told = ModelLogEntry.objects.values_list("action", flat=True)
    assert {history.PAUSED, history.RESUMED} <= set(told)


def test_a_test_message_is_sent_beside_the_request(receiver: Receiver) -> None:
    client = client_of(ADMINISTRATOR.name)
    made = make_subscriber(receiver.url)
    receiver.answers, receiver.body = [500], "<script>alert(1)</script>"
    answer = client.post(f"{SUBSCRIBERS}inspect/{made.pk}/test/")
    assert receiver.messages == []
    delivery = Delivery.objects.get()
    assert answer.headers["Location"] == f"{MESSAGES}inspect/{delivery.pk}/"
    deliver_due()
    (message,) = receiver.messages
    assert '"type":"webhook.test"' in message.body
    shown = client.get(f"{MESSAGES}inspect/{delivery.pk}/").text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
    assert delivery.notice.message_id in shown
    receiver.answers = [204]
    client.post(f"{MESSAGES}inspect/{delivery.pk}/again/")
    assert deliver_due() == 1
    assert len(set(receiver.ids)) == 1


def test_a_paused_one_gets_no_test() -> None:
    client = client_of(ADMINISTRATOR.name)
    made = make_subscriber(GIVEN["address"], paused_at=timezone.now(), paused_by=PausedBy.GONE)
    answer = client.post(f"{SUBSCRIBERS}inspect/{made.pk}/test/", follow=True)
    assert "let it go on first" in answer.text
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(("overlap", "hours"), [("24", 24), ("0", None)])
def test_a_new_secret_is_made(overlap: str, hours: int | None) -> None:
    client = client_of(ADMINISTRATOR.name)
    made = make_subscriber(GIVEN["address"], secret_shown_at=timezone.now())
    before = secret_of(made)
    address = f"{SUBSCRIBERS}inspect/{made.pk}/rotate/"
    assert "goes on to sign" in client.get(address).text
    assert client.post(address, {"overlap": "9"}).status_code == 200
    assert secret_of(Subscriber.objects.get()) == before
    assert "Show the secret once" in client.post(address, {"overlap": overlap}, follow=True).text
    row = Subscriber.objects.get()
    assert secret_of(row) != before
    assert row.has_previous(timezone.now() + timedelta(hours=23)) == bool(hours)


def test_all_that_was_given_up_is_sent_again() -> None:
    client = client_of(ADMINISTRATOR.name)
    made = make_told()
    address = f"{SUBSCRIBERS}inspect/{made.pk}/again/"
    refused = client.post(address, {"since": "kādreiz"})
    assert (refused.status_code, "Enter a valid date" in refused.text) == (200, True)
    answer = client.post(address, {"since": str(timezone.localdate())}, follow=True)
    assert "1 message is sent again" in answer.text
    assert Delivery.objects.get().state == "waiting"


@pytest.mark.parametrize("role", [COMMUNICATIONS, AUDITOR], ids=lambda role: role.name)
def test_who_only_sees(role: Any) -> None:
    client = client_of(role.name)
    made = make_told()
    shown = client.get(f"{SUBSCRIBERS}inspect/{made.pk}/")
    assert made.address in shown.text
    assert "Show the secret once" not in shown.text
    for press in ("secret", "test", "rotate", "again"):
        answer = client.post(f"{SUBSCRIBERS}inspect/{made.pk}/{press}/")
        assert answer.headers["Location"] == "/admin/"
    listed = client.get(MESSAGES)
    assert "activity.published" in listed.text
    number = Delivery.objects.get().pk
    assert "Send again" not in client.get(f"{MESSAGES}inspect/{number}/").text
    assert client.post(f"{MESSAGES}inspect/{number}/again/").status_code in {302, 403}
    assert Delivery.objects.get().state == "failed"


def test_who_does_not_see() -> None:
    client = client_of(EDITOR.name)
    make_told()
    for address in (SUBSCRIBERS, MESSAGES):
        where = client.get(address).headers["Location"]
        assert where == "/admin/" or where.startswith(SIGN_IN)


def test_messages_are_listed_and_exported_by_state() -> None:
    client = client_of(AUDITOR.name)
    make_told()
    assert "activity.published" in client.get(f"{MESSAGES}?state=failed").text
    assert "activity.published</" not in client.get(f"{MESSAGES}results/?state=waiting").text
    exported = client.get(f"{MESSAGES}?export=csv")
    assert "Novada izglītības portāls" in exported.getvalue().decode()
    kept = client.get(f"{SUBSCRIBERS}?export=csv").getvalue().decode()
    assert "whsec" not in kept
    assert "portals.example.lv" in kept
