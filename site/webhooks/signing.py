"""Secrets and signatures as Standard Webhooks has them (https://www.standardwebhooks.com)."""

import secrets
from base64 import b64encode
from datetime import UTC, datetime, timedelta
from typing import Final

from standardwebhooks import Webhook

from people.sealing import seal, unseal
from webhooks.subscribers import Subscriber

_PURPOSE: Final = "webhooks.secret"
_LENGTH: Final = 32
"""Bytes; the specification asks for 24 to 64."""


def new_secret() -> str:
    """A secret as its subscriber writes it down (`whsec_…`)."""
    return "whsec_" + b64encode(secrets.token_bytes(_LENGTH)).decode()


def give_secret(subscriber: Subscriber) -> None:
    """Give a subscriber its first secret; the caller saves it."""
    subscriber.secret = seal(new_secret(), _PURPOSE)


def secret_of(subscriber: Subscriber) -> str:
    """The secret in force. Raises InvalidToken where SECRET_KEY is another by now."""
    return unseal(subscriber.secret, _PURPOSE)


def rotate(subscriber: Subscriber, overlap: timedelta, now: datetime) -> None:
    """Put a new secret in force, and let the one before sign as well for the overlap."""
    subscriber.previous_secret = subscriber.secret if overlap else ""
    subscriber.previous_until = now + overlap if overlap else None
    subscriber.secret_shown_at = None
    give_secret(subscriber)
    subscriber.save(
        update_fields=["secret", "secret_shown_at", "previous_secret", "previous_until"]
    )


def signed(subscriber: Subscriber, message_id: str, body: str, now: datetime) -> dict[str, str]:
    """The headers that a message is sent with at `now`, signed with each secret in force.

    Raises InvalidToken where a secret cannot be read.
    """
    keys = [secret_of(subscriber)]
    if subscriber.has_previous(now):
        keys.append(unseal(subscriber.previous_secret, _PURPOSE))
    return headers(keys, message_id, body, now)


def headers(keys: list[str], message_id: str, body: str, now: datetime) -> dict[str, str]:
    """The three headers of the specification."""
    moment = now.astimezone(UTC)
    return {
        "webhook-id": message_id,
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": " ".join(Webhook(key).sign(message_id, moment, body) for key in keys),
    }
