"""Publishing sets the day of the next review, where there is none or where it has passed."""

from typing import Any

from django.utils import timezone
from wagtail.signals import page_published

from catalogue_pages.activities.models import ActivityPage
from editorial.freshness.rule import review_by


def _published(instance: ActivityPage, **_kwargs: Any) -> None:
    today = timezone.localdate()
    if instance.review_due is not None and instance.review_due > today:
        return
    if instance.review_due is not None:  # somebody wrote, and somebody judged it, after that day
        instance.last_verified = today
    instance.review_due = review_by(instance.last_verified or today)
    ActivityPage.objects.filter(pk=instance.pk).update(
        last_verified=instance.last_verified, review_due=instance.review_due
    )


def connect() -> None:
    """Listen to publications."""
    page_published.connect(_published, sender=ActivityPage, dispatch_uid="review-due")
