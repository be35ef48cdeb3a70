"""“Still true”: an activity was looked through, and what was hidden for want of that comes back."""

from datetime import date
from typing import Any, Final

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page
from wagtail.signals import page_published

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication.gate import require
from editorial.freshness.models import Review
from editorial.freshness.rule import review_by

VERIFIED: Final = "editorial.verify"
SHOWN_AGAIN: Final = "editorial.show_again"
HIDDEN: Final = "editorial.hide"


class NotPublicError(Exception):
    """Raised for an activity that is neither published nor hidden for want of a review."""


def verify(activity: int, person: Any | None, today: date | None = None) -> ActivityPage:
    """Note that the activity with this key is still true, and show it again if it was hidden.

    What stands in drafts and in moderation stays as it is. A picture that is withheld is no reason
    against it: nobody sees it, and whether the words are true does not hang on it. Raises
    PublicationError when the gate does not let it through (nothing is written then),
    NotPublicError for a draft.
    """
    today = today or timezone.localdate()
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=activity)
        page = ActivityPage.objects.get(pk=activity)
        hidden = hidden_review(page)
        if not page.live and hidden is None:
            raise NotPublicError(str(page))
        page.last_verified, page.review_due = today, review_by(today)
        if hidden is None:
            _save(page)
        else:
            _show_again(page, hidden, person)
        log(page, VERIFIED, user=person, data={"review_due": page.review_due.isoformat()})
    return page


def hidden_review(page: ActivityPage) -> Review | None:
    """The review for want of which an activity is hidden now, if it is."""
    if page.live or page.review_due is None:
        return None
    found = Review.objects.filter(activity=page, due=page.review_due, hidden_on__isnull=False)
    return found.select_related("shown").first()


def hide(page: ActivityPage, review: Review, today: date) -> None:
    """Take an activity from the public for want of a review; its drafts stay."""
    review.hidden_on, review.shown, review.untold = today, page.live_revision, True
    review.save()
    page.unpublish(log_action=HIDDEN)


def _show_again(page: ActivityPage, review: Review, person: Any | None) -> None:
    # The page's own row still holds what visitors saw. Publishing its revision anew would put an
    # end to the moderation of whatever was written meanwhile.
    page.live, page.expired = True, False
    page.live_revision = review.shown
    page.has_unpublished_changes = review.shown is None or not review.shown.is_latest_revision()
    page.last_published_at = timezone.now()
    _save(page)
    page.update_aliases(revision=review.shown)
    log(page, SHOWN_AGAIN, user=person, revision=review.shown)
    page_published.send(sender=ActivityPage, instance=page, revision=review.shown)


def _save(page: ActivityPage) -> None:
    """Save what visitors see or saw already, past the guard for new words."""
    require(page, as_it_was=True)
    page.full_clean()
    page.save(clean=False)
