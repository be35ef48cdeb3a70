"""A letter is written with its event, sent once, and lost by nothing."""

import socket
from collections.abc import Iterator
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.utils import timezone
from PIL import Image

from mailing.clearing import clear
from mailing.letters import Item, Letter, Link
from mailing.models import Delivery
from mailing.posting import Recipient, post
from mailing.sending import send_due

pytestmark = pytest.mark.django_db
ILZE = Recipient("ilze@example.org", "lv")


def letter(**more: Any) -> Letter:
    return Letter(
        subject="Norise “<b>Roboti</b>”",
        paragraphs=["Pirmā & otrā."],
        items=[Item("Trūkst <cenas>", heading="Cena", address="https://example.org/?a=1&b=2")],
        action=Link("Atvērt", "https://example.org/x"),
        **more,
    )


def written(key: str = "1", to: Recipient = ILZE, **more: Any) -> Delivery:
    return post("activity-returned", key, to, lambda: letter(**more))


@pytest.fixture
def closed_port(settings: Any) -> Iterator[None]:
    """A mail server that does not answer: nothing listens at its port."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = probe.getsockname()
        yield


def test_it_is_sent_once_in_text_and_html() -> None:
    made = written()
    assert send_due() == 1
    assert send_due() == 0
    (sent,) = mail.outbox
    assert sent.to == ["ilze@example.org"]
    assert sent.extra_headers["Message-ID"] == made.message_id
    assert "Trūkst <cenas>" in sent.body
    assert "https://example.org/?a=1&b=2" in sent.body
    html = str(sent.alternatives[0].content)  # type: ignore[attr-defined]
    assert "Trūkst &lt;cenas&gt;" in html
    assert "<b>Roboti" not in html


def test_the_emblem_is_in_the_letter_itself_beside_its_statement() -> None:
    written()
    send_due()
    message = mail.outbox[0].message()
    assert message.get_content_type() == "multipart/related"
    (picture,) = [part for part in message.walk() if part.get_content_type() == "image/png"]
    known = picture["Content-ID"].strip("<>")
    (words,) = [part for part in message.walk() if part.get_content_type() == "text/html"]
    html = str(words.get_payload(decode=True), "utf-8")  # type: ignore[arg-type]
    assert f'src="cid:{known}"' in html
    assert html.index(f"cid:{known}") < html.index("Līdzfinansē Eiropas Savienība")
    payload = picture.get_payload(decode=True)
    with Image.open(BytesIO(payload)) as shown:  # type: ignore[arg-type]
        width, height = shown.size
    assert width / height == pytest.approx(1.58 / 1.08, 0.03)


@pytest.mark.parametrize(
    ("language", "statement"),
    [("lv", "Līdzfinansē Eiropas Savienība"), ("en", "Co-funded by the European Union")],
)
def test_the_statement_is_in_the_readers_language(language: Any, statement: str) -> None:
    made = written(to=Recipient("a@example.org", language))
    assert statement in made.text
    assert statement in made.html


def test_the_same_event_is_told_once_whatever_the_case_of_the_address() -> None:
    assert written() == written(to=Recipient("ILZE@example.org", "en"))
    assert written("2") != written()
    assert Delivery.objects.count() == 2


def test_what_was_rolled_back_is_not_told() -> None:
    with transaction.atomic():
        written()
        transaction.set_rollback(True)
    assert send_due() == 0


@pytest.mark.usefixtures("closed_port")
def test_a_server_that_is_down_delays_and_loses_nothing(settings: Any) -> None:
    written()
    written("2")
    now = timezone.now()
    assert send_due(now) == 0
    assert send_due(now + timedelta(seconds=10)) == 0
    assert set(Delivery.objects.values_list("attempts", flat=True)) == {1}
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert send_due(now + timedelta(minutes=2)) == 2


def test_who_was_killed_while_sending_loses_the_letter_to_another_with_the_same_number() -> None:
    made = written()
    now = timezone.now()
    Delivery.objects.update(claimed_until=now + timedelta(minutes=5))
    assert send_due(now) == 0
    assert send_due(now + timedelta(minutes=6)) == 1
    assert mail.outbox[0].extra_headers["Message-ID"] == made.message_id


def test_a_secret_is_forgotten_once_sent() -> None:
    written(secret=True)
    send_due()
    kept = Delivery.objects.get()
    assert (kept.text, kept.html) == ("", "")
    assert "https://example.org/x" in mail.outbox[0].body


def test_words_are_forgotten_after_a_while_and_the_event_is_not() -> None:
    written()
    send_due()
    clear(timezone.now() + timedelta(days=89))
    assert Delivery.objects.get().text
    clear(timezone.now() + timedelta(days=91))
    assert Delivery.objects.get().text == ""
    written()
    assert Delivery.objects.count() == 1


def test_what_was_not_sent_is_never_forgotten() -> None:
    written()
    clear(timezone.now() + timedelta(days=5000))
    assert Delivery.objects.get().text


def test_a_line_break_in_a_subject_adds_no_header() -> None:
    made = post("x", "1", ILZE, lambda: Letter("A\r\nBcc: b@example.org", ["x"]))
    assert made.subject == "A Bcc: b@example.org"
    assert send_due() == 1
