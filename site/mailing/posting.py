"""Writing a letter: in the transaction of what it tells, in the language of who reads it."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation

from catalogue_pages.bilingual.reading import Language
from mailing.letters import EMBLEM, Letter
from mailing.models import Delivery


@dataclass(frozen=True, slots=True)
class Recipient:
    """Who gets a letter, and in which language; `person` is their account where there is one.

    Accounts are made in a room above this one, which therefore cannot name their type.
    """

    address: str
    language: Language
    person: Any | None = None


def post(event: str, key: str, to: Recipient, compose: Callable[[], Letter]) -> Delivery:
    """Write a letter about an event; it is sent after the transaction that this is called in.

    `compose` is called in the recipient's language. If a letter about the same event, key and
    recipient (whatever the case of the address) was written before, that one is returned, and none
    is written.
    """
    number = message_id(event, key, to.address)
    found = Delivery.objects.filter(message_id=number).first()
    if found is not None:
        return found
    with translation.override(to.language):
        letter = compose()
        text, html = render(letter, to.language)
    made, _created = Delivery.objects.get_or_create(
        message_id=number,
        defaults={
            "event": event,
            "key": key,
            "recipient": to.address,
            "person": to.person,
            "subject": " ".join(letter.subject.split())[:250],
            "text": text,
            "html": html,
            "is_secret": letter.secret,
        },
    )
    return made


def render(letter: Letter, language: Language) -> tuple[str, str]:
    """A letter as text and as HTML, with the words of the language that is active round it."""
    shown = {
        "letter": letter,
        "base_url": settings.BASE_URL,
        "language": language,
        "emblem": EMBLEM,
    }
    text = render_to_string("mail/letter.txt", shown).strip() + "\n"
    return text, render_to_string("mail/letter.html", shown)


def post_all(event: str, key: str, to: Iterable[Recipient], compose: Callable[[], Letter]) -> None:
    """Write a letter about an event to each of several, as `post` does."""
    for one in to:
        post(event, key, one, compose)


def message_id(event: str, key: str, address: str) -> str:
    """The Message-ID (RFC 5322, 3.6.4) of a letter: always the same for event, key and address."""
    digest = hashlib.sha256("\n".join((event, key, address.lower())).encode()).hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.BASE_URL).hostname or 'localhost'}>"
