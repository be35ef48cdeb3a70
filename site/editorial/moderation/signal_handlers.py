"""What moderation does when Wagtail's workflow moves."""

from typing import Any

from django.db.models.signals import post_save
from wagtail.models import Revision, TaskState, WorkflowState
from wagtail.signals import page_published, task_approved, task_rejected, task_submitted

from editorial.moderation import letters
from editorial.moderation.models import ModerationTaskState
from editorial.moderation.task import ModerationTask


def _submitted(instance: ModerationTaskState, user: Any = None, **_kwargs: Any) -> None:
    letters.submitted(instance, user)


def _returned(instance: ModerationTaskState, **_kwargs: Any) -> None:
    letters.returned(instance)


def _approved(instance: ModerationTaskState, **_kwargs: Any) -> None:
    if instance.workflow_state.status == WorkflowState.STATUS_APPROVED:
        letters.approved(instance)


def _open_judgement(object_id: str, base_content_type: int) -> ModerationTaskState | None:
    found: ModerationTaskState | None = ModerationTaskState.objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__object_id=object_id,
        workflow_state__base_content_type_id=base_content_type,
    ).first()
    return found


def _published(instance: Any, revision: Revision, **_kwargs: Any) -> None:
    """An editor who publishes what waits has approved it; Wagtail only cancels the workflow."""
    judgement = _open_judgement(str(instance.pk), revision.base_content_type_id)
    if judgement is not None:
        judgement.revision = revision
        letters.approved(judgement)


def _revision_saved(instance: Revision, **_kwargs: Any) -> None:
    """What an editor saves over a submission is what they judge; what others save is not."""
    if instance.user is None:
        return
    judgement = _open_judgement(instance.object_id, instance.base_content_type_id)
    if judgement is None or judgement.revision_id == instance.pk:
        return
    task = judgement.task.specific
    if isinstance(task, ModerationTask) and task.may_judge(instance.user):
        judgement.revision = instance
        judgement.save(update_fields=["revision"])
        judgement.measure()


def connect() -> None:
    """Listen to the workflow and to what is saved while it waits."""
    sender = ModerationTaskState
    task_submitted.connect(_submitted, sender=sender, dispatch_uid="moderation-submitted")
    task_rejected.connect(_returned, sender=sender, dispatch_uid="moderation-returned")
    task_approved.connect(_approved, sender=sender, dispatch_uid="moderation-approved")
    page_published.connect(_published, dispatch_uid="moderation-published")
    post_save.connect(_revision_saved, sender=Revision, dispatch_uid="moderation-saved")
