"""What the page for developers says is what happens."""

import re
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from ledger.models import Kind
from ledger.recording import Seen, record
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import Receiver
from webhooks.delivering import deliver_due
from webhooks.happenings import NAMES, TEST
from webhooks.signing import secret_of

DOCUMENT = (Path(__file__).parents[2] / "docs" / "webhooks.md").read_text(encoding="utf-8")


@pytest.mark.django_db
def test_its_example_takes_a_message_once_and_no_other(receiver: Receiver) -> None:
    (example,) = re.findall(r"```python\n(.*?)```", DOCUMENT, re.DOTALL)
    done: dict[str, Any] = {}
    given: dict[str, Any] = {
        "already_done": done.__contains__,
        "do_later": lambda number, kind, data: done.update({number: (kind, data)}),
    }
    exec(example, given)
    subscriber = make_subscriber(receiver.url)
    record([Seen(Kind.TEXT, uuid4(), "stamp")])
    deliver_due()
    (message,) = receiver.messages
    secret, headers = secret_of(subscriber), dict(message.headers)
    for _time in range(2):
        assert given["receive"](secret, headers, message.body.encode()) == 204
    ((kind, data),) = done.values()
    assert (kind, data["kind"]) == ("text.published", "text")
    assert given["receive"](secret, headers, message.body.encode() + b" ") == 401
    late = {**headers, "webhook-timestamp": "1614265330"}
    assert given["receive"](secret, late, message.body.encode()) == 401


@pytest.mark.parametrize("name", [*NAMES, TEST])
def test_it_names_every_event(name: str) -> None:
    kind, event = name.split(".")
    assert f"`{kind}.{event}`" in DOCUMENT or f"`….{event}`" in DOCUMENT
