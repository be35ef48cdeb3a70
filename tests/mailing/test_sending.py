"""Letters go out through a real mail server, whatever happens to who sends them."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from threading import Event
from time import monotonic, sleep
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session
from django.db import connection

from mailing.letters import Letter
from mailing.models import Delivery
from mailing.posting import Recipient, post
from mailing.sending import send_due

ROOT = Path(__file__).resolve().parents[2]


class Received:
    """What a server took, and how it behaves: it may refuse an address, or be slow to answer."""

    def __init__(self) -> None:
        self.messages: list[Message] = []
        self.taken = Event()
        self.slow = 0.0

    async def handle_RCPT(  # noqa: N802 - aiosmtpd names it
        self,
        _server: SMTP,
        _session: Session,
        envelope: Envelope,
        address: str,
        _options: list[str],
    ) -> str:
        if address.startswith("nobody@"):
            return "550 No such person"
        if address.startswith("later@"):
            return "450 Try again"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(  # noqa: N802 - aiosmtpd's
        self, _server: SMTP, _session: Session, envelope: Envelope
    ) -> str:
        self.messages.append(message_from_bytes(envelope.content or b""))  # type: ignore[arg-type]
        self.taken.set()
        sleep(self.slow)
        return "250 Accepted"


@pytest.fixture
def received(settings: Any) -> Iterator[Received]:
    """A mail server at a port of its own, and the settings that lead there."""
    handler = Received()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    controller = Controller(handler, hostname="127.0.0.1", port=port)
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST = "127.0.0.1"
    settings.EMAIL_PORT = port
    yield handler
    controller.stop()


def write(*addresses: str) -> list[Delivery]:
    return [
        post("test", "1", Recipient(one, "lv"), lambda: Letter("Norise", ["Šķiņķis ar žāvētu ļē."]))
        for one in addresses
    ]


@pytest.mark.django_db
def test_latvian_arrives_whole_in_both_parts(received: Received) -> None:
    (made,) = write("ilze@example.org")
    assert send_due() == 1
    (message,) = received.messages
    assert message["Message-ID"] == made.message_id
    assert message["Auto-Submitted"] == "auto-generated"
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    assert [part.get_content_type() for part in parts] == ["text/plain", "text/html"]
    for part in parts:
        payload = part.get_payload(decode=True)
        assert isinstance(payload, bytes)
        assert "Šķiņķis ar žāvētu ļē." in payload.decode()


@pytest.mark.django_db
def test_one_refused_address_holds_up_no_other(received: Received) -> None:
    write("nobody@example.org", "later@example.org", "ilze@example.org")
    assert send_due() == 1
    assert [message["To"] for message in received.messages] == ["ilze@example.org"]
    state = {one.recipient: one for one in Delivery.objects.all()}
    assert state["nobody@example.org"].refused_at is not None
    assert "No such person" in state["nobody@example.org"].trouble
    assert state["later@example.org"].refused_at is None
    assert state["later@example.org"].due_at > state["later@example.org"].written_at


def _sender(settings: Any) -> subprocess.Popen[bytes]:
    database = connection.settings_dict
    address = (
        f"sqlite:///{database['NAME']}"
        if connection.vendor == "sqlite"
        else os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{database['NAME']}"
    )
    return subprocess.Popen(
        [sys.executable, "manage.py", "duties", "run", "send-letters"],
        cwd=ROOT,
        env=os.environ
        | {
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "DATABASE_URL": address,
            "SEARCH_ENGINE": "embedded",
            "PYTHONPATH": str(ROOT / "site"),
            "EMAIL_URL": f"smtp://127.0.0.1:{settings.EMAIL_PORT}",
        },
    )


@pytest.mark.postgres
@pytest.mark.usefixtures("committing")
def test_a_sender_killed_between_acceptance_and_record_sends_the_same_letter_again(
    received: Received, settings: Any
) -> None:
    made = write("ilze@example.org", "otra@example.org")
    received.slow = 3
    process = _sender(settings)
    assert received.taken.wait(60)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    received.slow = 0
    Delivery.objects.exclude(claimed_until=None).update(claimed_until=None)  # five minutes later
    begun = monotonic()
    while Delivery.objects.filter(sent_at=None).exists() and monotonic() < begun + 30:
        send_due()
        sleep(0.2)
    sent = [message["Message-ID"] for message in received.messages]
    assert set(sent) == {one.message_id for one in made}
    assert max(sent, key=sent.count) == made[0].message_id
    assert len(sent) == 3
