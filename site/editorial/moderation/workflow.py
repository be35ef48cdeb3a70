"""The workflow: one task, decided by the editors' group, for the catalogue and all below it."""

from typing import Final

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Task, Workflow, WorkflowPage, WorkflowTask

from catalogue_pages.providers.models import CataloguePage
from editorial.moderation.task import ModerationTask
from people.roles import EDITOR

NAME: Final = "Moderācija"
WAGTAILS_WORKFLOW: Final = "Moderators approval"
WAGTAILS_GROUPS: Final = ("Moderators", "Editors")


@transaction.atomic
def make_workflow() -> Workflow:
    """Make the workflow, or bring it up to what it should be; it may be called at any time.

    What Wagtail made for itself at installation goes, unless somebody uses it. Another workflow
    that an administrator has set on the catalogue since gives way.
    """
    _remove_wagtails()
    task = ModerationTask.objects.order_by("pk").first() or ModerationTask.objects.create(name=NAME)
    group, _made = Group.objects.get_or_create(name=EDITOR.name)
    task.groups.set([group])
    workflow: Workflow | None = Workflow.objects.filter(workflow_tasks__task=task).first()
    if workflow is None:
        workflow = Workflow.objects.create(name=NAME)
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    for catalogue in CataloguePage.objects.all():
        WorkflowPage.objects.update_or_create(page_id=catalogue.pk, defaults={"workflow": workflow})
    return workflow


def _remove_wagtails() -> None:
    for workflow in Workflow.objects.filter(name=WAGTAILS_WORKFLOW):
        WorkflowPage.objects.filter(workflow=workflow).delete()
        if not workflow.workflow_states.exists():
            workflow.delete()
    Task.objects.filter(
        name=WAGTAILS_WORKFLOW, workflow_tasks__isnull=True, task_states__isnull=True
    ).delete()
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user__isnull=True).delete()
