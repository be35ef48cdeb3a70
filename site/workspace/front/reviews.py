"""What is to be confirmed as still true, and by when."""

from collections.abc import Iterable
from datetime import date

from django.db.models import F
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from editorial.freshness.models import Review
from editorial.freshness.rule import AHEAD
from editorial.moderation.submission import Written


def reviews_due(activities: Iterable[ActivityPage]) -> dict[int, date]:
    """The days by which these are to be confirmed, where that is soon or over; one query."""
    pages = list(activities)
    soon = timezone.localdate() + AHEAD
    hidden = set(
        Review.objects.filter(
            activity__in=[page.pk for page in pages if not page.live],
            hidden_on__isnull=False,
            due=F("activity__review_due"),
        ).values_list("activity_id", flat=True)
    )
    return {
        page.pk: page.review_due
        for page in pages
        if page.review_due is not None
        and page.review_due <= soon
        and (page.live or page.pk in hidden)
    }


def review_due(page: Written) -> date | None:
    """The day by which one page is to be confirmed, where that is soon or over."""
    return reviews_due([page]).get(page.pk) if isinstance(page, ActivityPage) else None
