"""What can be told, by the names that subscribers choose from: `activity.published`."""

from collections.abc import Iterator
from typing import Any, Final

from django.utils.translation import gettext_lazy as _

from ledger.models import Event, Kind

TEST: Final = "webhook.test"
"""Sent when somebody presses the button; nothing happened."""


def name_of(kind: str, event: str) -> str:
    """The name of an event of a kind; both are values of the ledger's."""
    return f"{kind}.{event}"


NAMES: Final = tuple(name_of(kind, event) for kind in Kind.values for event in Event.values)
_HEADINGS: Final = {
    Kind.ACTIVITY: _("Activities"),
    Kind.PROVIDER: _("Providers"),
    Kind.TEXT: _("Articles and pages of text"),
}


def choices() -> Iterator[tuple[Any, list[tuple[str, Any]]]]:
    """All of them below the heading of their kind, as a form's field takes them."""
    for kind in Kind:
        named = [(name_of(kind, event), event.label) for event in Event]
        yield _HEADINGS[kind], named
