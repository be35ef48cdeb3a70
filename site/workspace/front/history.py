"""What happened lately to what a person writes, from Wagtail's own history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import PageLogEntry

from editorial.moderation.submission import Written
from people.models import User
from workspace.guide.guides import guide_of
from workspace.mine import Mine

LATELY: Final = timedelta(days=90)
MOST: Final = 60
TOLD: Final[Mapping[str, str | Promise]] = {
    "wagtail.publish": _("Published"),
    "wagtail.unpublish": _("Taken out of the catalogue"),
    "wagtail.workflow.start": _("Sent to the editors"),
    "wagtail.workflow.resume": _("Sent to the editors again"),
    "wagtail.workflow.approve": _("Approved by an editor"),
    "wagtail.workflow.reject": _("Returned by an editor"),
    "wagtail.workflow.cancel": _("Taken back from the editors"),
    "editorial.small_change": _("A small change was published at once"),
}
"""What people want to hear of; that somebody saved a draft is not among it."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened: when, what, to which activity, and who did it."""

    at: datetime
    what: str
    name: str
    address: str
    who: str


def lately(mine: Mine) -> list[Event]:
    """The events of the last months, the newest first; in two queries.

    An editor is "an editor": who it was, the admin's history says.
    """
    pages: list[Written] = [*mine.providers, *mine.activities()]
    addresses = {page.pk: guide_of(page).address("edit", page) for page in pages}
    entries = PageLogEntry.objects.filter(
        page_id__in=addresses, action__in=tuple(TOLD), timestamp__gt=timezone.now() - LATELY
    ).order_by("-timestamp", "-pk")[:MOST]
    colleagues = _colleagues(mine)
    return [
        Event(
            entry.timestamp,
            str(TOLD[entry.action]),
            entry.label,
            addresses[entry.page_id],
            colleagues.get(entry.user_id, ""),
        )
        for entry in entries
    ]


def _colleagues(mine: Mine) -> dict[int, str]:
    found = User.objects.filter(memberships__provider__in=mine.providers)
    return {one.pk: one.get_full_name() or one.username for one in found}
