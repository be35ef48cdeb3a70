"""Changes of what is live that go live at once: the table, and the comparison with it."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db import transaction
from django.db.models import Model
from wagtail.log_actions import log
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.staleness import changed_columns
from editorial.moderation import letters
from editorial.showing import pages_with
from people.models import User

SAID_OF_A_PICTURE: Final = (
    "alternative_text_lv",
    "alternative_text_en",
    "author",
    "licence",
    "shows_people",
    "focal_point_x",
    "focal_point_y",
    "focal_point_width",
    "focal_point_height",
)
"""What a provider says of a picture of its own, and what stays in view of it; in this order."""

SMALL_CHANGES: Final[Mapping[type[Model], frozenset[str]]] = {
    ActivityPage: frozenset(
        {
            # contact
            "booking_url",
            # dates
            "occurrences",
            "valid_from",
            "valid_to",
        }
    ),
    # contact
    ProviderPage: frozenset({"email", "phone", "website", "address"}),
    Picture: frozenset(SAID_OF_A_PICTURE),
}
"""Facts that a provider knows best and that must not wait: how to reach it, where to book, when.

A picture has no drafts: what is said of it stands on every page that shows it.

That everything is still true is no change of a draft (`freshness.verifying`), and needs nobody.
"""


def changed_since_live(page: Page) -> frozenset[str]:
    """The columns in which the latest draft differs from what is live."""
    live: Any = type(page).objects.get(pk=page.pk)
    return changed_columns(live, live.get_latest_revision_as_object())


def is_small(page: Page) -> bool:
    """Whether the page is live and its draft differs in what may go live at once, only."""
    if not page.live:
        return False
    changed = changed_since_live(page)
    return bool(changed) and changed <= SMALL_CHANGES[type(page)]


def note_of_picture(
    picture: Picture, changed: Iterable[str], provider: ProviderPage, person: User
) -> None:
    """Tell the editors, and the picture's history, what a provider changed of one that is shown.

    Nothing is told of a picture that no live page shows: it is judged with its page.
    """
    columns = sorted(SMALL_CHANGES[Picture] & set(changed))
    if not columns or picture.withheld or not any(page.live for page in pages_with(picture)):
        return
    with transaction.atomic():
        entry = log(picture, "editorial.small_change", user=person, data={"columns": columns})
        letters.small_change_of_picture(picture, entry.pk, columns, provider, person)
