"""Submitting a page of a provider to the editors, and taking it back.

What is submitted is an activity, or the provider's own page.

While editors have it, its provider does not change it: what an editor reads must stay what is
published. To change it, the provider withdraws it, which is one press and loses nothing.
"""

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page, Workflow, WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.gate import Refusal, passing_unseen, refusals, submission_refusals
from editorial.moderation import letters
from editorial.moderation.small_changes import changed_since_live, is_small
from editorial.moderation.task import ModerationTask
from people.models import User

Written = ActivityPage | ProviderPage
"""What providers' people write."""


def submit(page: Written, person: User) -> list[Refusal]:
    """Submit the latest draft for moderation; returns why not, and nothing when it is done.

    Small changes of a live page go live at once (`apply_small`). Submitting what is submitted
    already changes nothing. Whether the person writes for the provider is for the caller to know.
    """
    with transaction.atomic():
        held = _held(page)
        state = held.current_workflow_state
        if state is not None and state.status == WorkflowState.STATUS_IN_PROGRESS:
            return []
        if held.latest_revision_id is None:
            held.save_revision(user=person, log_action=True, clean=False)
        if apply_small(held, person):
            return []
        found = submission_refusals(held.get_latest_revision_as_object())
        if not found and held.live and not held.has_unpublished_changes:
            found = [Refusal("", _("Nothing has changed since it was published."))]
        if found:
            return found
        if state is not None:
            state.requested_by = person
            state.resume(user=person)
        else:
            _workflow(held).start(held, person)
        return []


def withdraw(page: Written, person: User) -> bool:
    """Take a submission back, so that it can be changed; the draft stays as it is.

    Returns whether there was one. A return that was not answered is left alone: its remarks stay.
    """
    with transaction.atomic():
        held = _held(page)
        state = held.current_workflow_state
        if state is None or state.status != WorkflowState.STATUS_IN_PROGRESS:
            return False
        state.cancel(user=person)
        return True


def apply_small(page: Written, person: User) -> bool:
    """Publish the latest draft at once if it differs from what is live in small changes only.

    Returns whether it did. Editors get a letter, and the page's history says who and what. Nothing
    happens while editors have the page, nor when the gate refuses the draft; a picture that is
    withheld, and not shown anyhow, keeps no new date or contact from visitors.
    """
    with transaction.atomic():
        held = _held(page)
        if held.workflow_in_progress or not is_small(held):
            return False
        changed = sorted(changed_since_live(held))
        revision = held.get_latest_revision()
        if not all(one.unseen for one in refusals(revision.as_object())):
            return False
        with passing_unseen():
            revision.publish(user=person, skip_permission_checks=True)
        published = type(held).objects.get(pk=held.pk)
        data = {"columns": changed}
        log(published, "editorial.small_change", user=person, revision=revision, data=data)
        letters.small_change(published, revision.pk, changed, person)
        return True


def _held(page: Written) -> Any:
    """The page as it is now; nobody else submits, decides or withdraws until this is done."""
    Page.objects.select_for_update().get(pk=page.pk)
    return type(page)._default_manager.get(pk=page.pk)


def _workflow(page: Any) -> Any:
    workflow = page.get_workflow()
    tasks = ModerationTask.objects.filter(active=True)
    if workflow is None or not Workflow.objects.filter(
        pk=workflow.pk, workflow_tasks__task__in=tasks
    ):
        raise ImproperlyConfigured("There is no workflow of moderation: `manage.py load_workflow`.")
    return workflow
