"""Which activities everybody may see now: the one answer for index, pages and API.

Public is an activity that is live and has not ended, below a provider that is live, below the
site's root page, and in no branch that is closed by a view restriction.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils import timezone
from wagtail.models import Page, Site

from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import closed_branches


class Standing(Enum):
    """What an activity's address answers to everybody."""

    PUBLIC = "public"
    ENDED = "ended"
    """It was public, and its time is over."""
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Openness:
    """What decides whether activities are public, read once for any number of them."""

    root_url: str
    root_path: str
    closed: tuple[str, ...]
    now: datetime

    @classmethod
    def read(cls) -> "Openness":
        """Read it as it is now (at most three queries)."""
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        return cls(
            root_url=site.root_page.url_path if site else "/",
            root_path=site.root_page.path if site else "",
            closed=closed_branches(),
            now=timezone.now(),
        )

    def among(self, activities: QuerySet[Any]) -> Iterator[Any]:
        """Those of a query's activities that everybody may see, in the query's order."""
        found = activities.filter(Q(live=True) & has_live_provider() & ~time_is_over(self.now))
        # Restrictions may be many, and so many conditions are more than a query can hold.
        for activity in found.iterator(chunk_size=2000):
            if self.reaches(activity.path):
                yield activity

    def reaches(self, path: str) -> bool:
        """Whether a page at this path of the tree is below the site's root, in no closed branch."""
        return path.startswith(self.root_path) and not path.startswith(self.closed or ("\x00",))


def time_is_over(now: datetime) -> Q:
    """The condition on an activity: its expiry or its last day has passed at `now`."""
    return Q(expire_at__lte=now) | Q(valid_to__lt=timezone.localdate(now))


def has_live_provider() -> Q:
    """The condition on an activity: the provider in whose branch it stands is published."""
    above = Left(OuterRef("path"), Length(OuterRef("path")) - Page.steplen)
    return Q(Exists(ProviderPage.objects.filter(path=above, live=True)))


def standing(activity: Page) -> Standing:
    """What an activity's address answers, view restrictions aside: who may pass them may see it.

    An activity that Wagtail's clock has unpublished has ended; one that a person has is hidden.
    """
    now = timezone.now()
    rows = type(activity).objects.filter(has_live_provider(), pk=activity.pk)
    over = time_is_over(now)
    if rows.filter(~over, live=True).exists():
        return Standing.PUBLIC
    ended = rows.filter(Q(over, live=True) | Q(live=False, expired=True)).exists()
    return Standing.ENDED if ended else Standing.HIDDEN
