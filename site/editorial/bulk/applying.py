"""A change made to what is published and to the draft beside it, each as a revision of its own."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from wagtail.models import Page

from catalogue_pages.publication.gate import passing_unseen

Change = Callable[[Any], None]


class InModerationError(Exception):
    """Raised for a page that waits for a decision: what is judged must not change meanwhile."""


def apply(key: int, change: Change, person: Any) -> None:
    """Change a page, and publish it if it was: through the gate, with a revision and a log entry.

    Where a draft stands beside what is published, both are changed, and the draft stays one. A
    picture that is withheld is no reason against it: the change says nothing of it, and visitors do
    not see it.
    Raises ValidationError (the gate's is one, too) and InModerationError; nothing is written then.
    """
    with transaction.atomic():
        Page.objects.select_for_update().get(pk=key)
        page = Page.objects.get(pk=key).specific
        if page.current_workflow_state is not None:
            raise InModerationError(str(page))
        draft = page.get_latest_revision_as_object() if page.has_unpublished_changes else None
        if page.live:
            change(page)
            revision = page.save_revision(user=person, log_action=True, clean=False)
            with passing_unseen():
                revision.publish(user=person)
        if draft is not None or not page.live:
            draft = draft or page.get_latest_revision_as_object()
            change(draft)
            draft.save_revision(user=person, log_action=True, clean=False)
