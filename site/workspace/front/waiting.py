"""What waits for a person: one short list, the most urgent first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from catalogue_pages.activities.models import ActivityPage
from editorial.moderation.states import states_of
from editorial.moderation.submission import Written
from mailing.models import Delivery
from people.memberships import open_invitations
from workspace.front.reviews import reviews_due
from workspace.guide.guides import guide_of
from workspace.mine import Mine
from workspace.pictures.gallery import troubled

MOST: Final = 3
"""So many things of one sort are named; the rest is counted."""
LATELY: Final = timedelta(days=30)
"""So long it is said that a letter could not be delivered."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that waits: what is to be done, about what, and where; `name` is Latvian."""

    words: str
    name: str = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """The list, and how much more there is than it names."""

    things: tuple[Thing, ...]
    more: int

    @property
    def total(self) -> int:
        """How many things wait."""
        return len(self.things) + self.more


def waiting(mine: Mine) -> Waiting:
    """What waits for a person; the number of queries depends on that of their providers alone."""
    activities = list(mine.activities())
    sorts = (
        list(_returned([*mine.providers, *activities])),
        list(_due(activities)),
        list(_pictures(mine)),
        list(_letters(mine)),
    )
    named = tuple(thing for things in sorts for thing in islice(things, MOST))
    return Waiting(named, sum(map(len, sorts)) - len(named))


def _returned(pages: Sequence[Written]) -> Iterator[Thing]:
    states = states_of(pages)
    for page in pages:
        if states[page.pk].is_returned:
            address = guide_of(page).address("edit", page)
            yield Thing(_("Returned with remarks:"), page.draft_title, address)


def _due(activities: Sequence[ActivityPage]) -> Iterator[Thing]:
    due = reviews_due(activities)
    for page in sorted(activities, key=lambda one: due.get(one.pk, date.max)):
        if page.pk in due:
            words = _due_words(page, due[page.pk])
            yield Thing(words, page.draft_title, guide_of(page).address("edit", page))


def _due_words(page: ActivityPage, day: date) -> str:
    if not page.live:
        return _("Hidden; still true?")
    over = day < timezone.localdate()
    said = _("Not confirmed by %(day)s:") if over else _("Still true? Say so by %(day)s:")
    return said % {"day": date_format(day, "SHORT_DATE_FORMAT")}


def _pictures(mine: Mine) -> Iterator[Thing]:
    for shown in troubled(mine.providers):
        day = date_format(shown.until, "SHORT_DATE_FORMAT") if shown.until else ""
        said = (
            _("A picture is not shown for want of consent:")
            if shown.needs_consent
            else _("The consent to a picture ends on %(day)s:") % {"day": day}
        )
        address = reverse(
            "workspace:one_picture", args=[shown.provider.public_id, shown.picture.pk]
        )
        yield Thing(said, str(shown.picture.alternative_text_lv or shown.picture.title), address)


def _letters(mine: Mine) -> Iterator[Thing]:
    """Letters to the person, and to those whom colleagues have invited, that were refused."""
    invited = {
        invitation.email.lower()
        for provider in mine.providers
        for invitation in open_invitations(provider)
    }
    lately = timezone.now() - LATELY
    refused = Delivery.objects.filter(refused_at__gt=lately)
    concerned = refused.filter(Q(person=mine.person) | Q(recipient__in=invited, event="invitation"))
    for address in sorted(set(concerned.values_list("recipient", flat=True))):
        if address.lower() in invited:
            said = _("The invitation could not be delivered to %(email)s. Is the address right?")
            yield Thing(said % {"email": address}, address=reverse("workspace:colleagues"))
        else:
            said = _("Letters to you (%(email)s) could not be delivered. Ask the editors for help.")
            yield Thing(said % {"email": address}, address=reverse("account_overview"))
