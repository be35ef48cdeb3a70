"""What reports show of a catalogue that has been at work for a while: reviews, vain searches."""

from datetime import date, timedelta
from typing import Final

from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from demo.accounts import WRITES_FOR
from search.unfound.models import UnfoundQuery

SOON: Final = timedelta(days=20)
"""So long from now the first reviews are due."""
OVERDUE: Final = timedelta(days=6)
"""So long ago others were."""
EACH: Final = 4
A_YEAR: Final = timedelta(days=365)
SOUGHT_IN_VAIN: Final = (
    ("biškopība", "lv", 6),
    ("astronautu treniņš", "lv", 4),
    ("šaha turnīrs", "lv", 3),
    ("beekeeping", "en", 3),
)
"""Words, their language, and on how many of the last days somebody looked for them."""


def make_figures() -> None:
    """Let some reviews be due and some be overdue, and note some searches that found nothing.

    Each is left alone where there is anything of its kind already.
    """
    today = timezone.localdate()
    activities = ActivityPage.objects.filter(demonstration=True)
    if not activities.filter(last_verified__isnull=False).exists():
        own: list[int] = []
        others: list[int] = []
        for key, url_path in activities.live().order_by("-path").values_list("pk", "url_path"):
            (own if f"/{WRITES_FOR}/" in url_path else others).append(key)
        _verified([*own[:1], *others[: EACH - 1]], today + SOON - A_YEAR)
        _verified([*own[1:2], *others[EACH - 1 : 2 * EACH - 2]], today - OVERDUE - A_YEAR)
    if not UnfoundQuery.objects.exists():
        UnfoundQuery.objects.bulk_create(
            UnfoundQuery(words=words, language=language, day=today - timedelta(days=day))
            for words, language, days in SOUGHT_IN_VAIN
            for day in range(1, days + 1)
        )


def _verified(activities: list[int], day: date) -> None:
    rows = ActivityPage.objects.filter(pk__in=activities)
    rows.update(last_verified=day, review_due=day + A_YEAR)
