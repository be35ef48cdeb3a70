"""What a call to a subscriber may do, and what it makes of answers; without a database."""

import os
import socket
import time
import tracemalloc
from typing import Any

import pytest

from tests.webhooks.receiver import Receiver, receiving
from webhooks import calling
from webhooks.calling import call
from webhooks.models import Trouble

BODY = '{"type":"webhook.test"}'


def asked(address: str) -> calling.Outcome:
    return call(address, {"webhook-id": "msg_1"}, BODY)


@pytest.mark.parametrize("status", [200, 201, 204, 299])
def test_any_success_is_one(receiver: Receiver, status: int) -> None:
    receiver.answers = [status]
    outcome = asked(receiver.url)
    assert (outcome.is_accepted, outcome.status, outcome.trouble) == (True, status, "")
    (message,) = receiver.messages
    assert message.body == BODY
    assert message.headers["content-type"] == "application/json"
    assert message.headers["user-agent"].startswith("NorisuKatalogs")
    assert "cookie" not in message.headers


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (301, Trouble.REDIRECT),
        (302, Trouble.REDIRECT),
        (307, Trouble.REDIRECT),
        (400, Trouble.REFUSED),
        (401, Trouble.REFUSED),
        (410, Trouble.GONE),
        (500, Trouble.REFUSED),
        (503, Trouble.REFUSED),
    ],
)
def test_anything_else_is_a_failure_and_says_which(
    receiver: Receiver, status: int, trouble: str
) -> None:
    receiver.answers = [status]
    receiver.headers = {"Location": "/elsewhere", "Retry-After": "7"}
    receiver.body = "Kļūda\x00\u202e: <b>slikti</b>" + "ā" * 600
    outcome = asked(receiver.url)
    assert (outcome.status, outcome.trouble) == (status, trouble)
    assert len(receiver.messages) == 1
    assert outcome.answer.startswith("Kļūda  : <b>slikti</b>")
    assert len(outcome.answer) == 500
    assert outcome.retry_after == "7"


@pytest.mark.parametrize("habit", ["hang", "drip head"])
def test_who_does_not_answer_in_time_is_left(receiver: Receiver, habit: str, settings: Any) -> None:
    settings.WEBHOOKS_TIMEOUT = 1.0
    receiver.answers = [habit]
    begun = time.monotonic()
    outcome = asked(receiver.url)
    assert time.monotonic() - begun < 4
    assert (outcome.trouble, outcome.status) == (Trouble.TIME, None)


def test_an_answer_whose_rest_drips_is_accepted_and_left(receiver: Receiver, settings: Any) -> None:
    settings.WEBHOOKS_TIMEOUT = 1.0
    receiver.answers = ["drip body"]
    begun = time.monotonic()
    outcome = asked(receiver.url)
    assert time.monotonic() - begun < 4
    assert outcome.is_accepted
    assert set(outcome.answer) == {"x"}


def test_an_endless_redirect_is_neither_followed_nor_read(receiver: Receiver) -> None:
    receiver.answers = ["redirect to flood"]
    tracemalloc.start()
    outcome = asked(receiver.url)
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert outcome.trouble == Trouble.REDIRECT
    assert [one.path for one in receiver.messages] == ["/hook"]
    assert most < 3_000_000


def test_who_hangs_up_or_is_not_there(receiver: Receiver) -> None:
    receiver.answers = ["cut"]
    assert asked(receiver.url).trouble == Trouble.CONNECTION
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    outcome = asked(f"http://127.0.0.1:{port}/")
    assert (outcome.trouble, outcome.status) == (Trouble.CONNECTION, None)
    assert "refused" in outcome.detail


def test_a_server_without_encryption_is_told_from_one_with(receiver: Receiver) -> None:
    outcome = asked(receiver.url.replace("http://", "https://"))
    assert outcome.trouble == Trouble.CERTIFICATE
    assert receiver.messages == []


def test_proxies_of_the_environment_are_not_asked(
    receiver: Receiver, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login slepens password slepena\n")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    with receiving() as proxy:
        for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        monkeypatch.delenv("NO_PROXY", raising=False)
        monkeypatch.delenv("no_proxy", raising=False)
        assert "HTTP_PROXY" in os.environ
        assert asked(receiver.url).is_accepted
        assert proxy.messages == []
    assert "authorization" not in receiver.messages[0].headers


def test_a_redirect_into_the_inner_network_reaches_nobody(receiver: Receiver) -> None:
    with receiving() as inner:
        receiver.answers = [302]
        receiver.headers = {"Location": inner.url}
        assert asked(receiver.url).trouble == Trouble.REDIRECT
        assert inner.messages == []
