"""Changes of a live page that go live at once: the table, and the comparison with it."""

from collections.abc import Mapping
from typing import Any, Final

from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.staleness import changed_columns

SMALL_CHANGES: Final[Mapping[type[Page], frozenset[str]]] = {
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
}
"""Facts that a provider knows best and that must not wait: how to reach it, where to book, when.

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
