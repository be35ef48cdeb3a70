"""Subscribers whose servers are real and run on this machine, which the settings allow here."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.webhooks.receiver import Receiver, receiving
from webhooks.happenings import NAMES
from webhooks.models import Subscriber
from webhooks.signing import give_secret

Make = Callable[..., Subscriber]


def make_subscriber(address: str, name: str = "Portāls", **more: Any) -> Subscriber:
    """A subscriber that wants everything."""
    made = Subscriber(
        name=name, address=address, contact="it@portals.example", **{"events": list(NAMES), **more}
    )
    give_secret(made)
    made.save()
    return made


@pytest.fixture
def loopback(settings: Any) -> None:
    settings.WEBHOOKS_ALLOW_LOOPBACK = True


@pytest.fixture
def receiver(loopback: None) -> Iterator[Receiver]:
    with receiving() as running:
        yield running
