"""The workflow's one task: an editor decides, and every decision is checked here."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask

from catalogue_pages.publication.gate import PublicationError, submission_refusals
from editorial.moderation.models import ModerationTaskState
from editorial.moderation.returning import ApprovalForm, Return, ReturnForm


class ModerationTask(AbstractGroupApprovalTask):
    """An editor judges what a provider submitted: publish it, or return it with reasons."""

    task_state_class = ModerationTaskState

    class Meta:
        verbose_name = _("moderation by editors")
        verbose_name_plural = _("moderations by editors")

    def start(self, workflow_state: Any, user: Any = None) -> Any:
        """Ask for a judgement. Raises PublicationError when the gate refuses the submission."""
        revision = workflow_state.content_object.get_latest_revision()
        if revision is not None:
            submitted = revision.as_object()
            found = submission_refusals(submitted)
            if found:
                raise PublicationError(submitted, found)
        state = super().start(workflow_state, user)
        state.measure()
        return state

    def may_judge(self, person: Any) -> bool:
        """Whether a person decides here."""
        return bool(person.is_superuser or self._user_in_groups(person))

    def get_actions(self, obj: Any, user: Any) -> list[tuple[str, Any, bool]]:
        """Approve at once, or return in a window with reasons."""
        if not self.may_judge(user):
            return []
        return [("reject", _("Return with reasons"), True), ("approve", _("Approve"), False)]

    def get_form_for_action(self, action: str) -> Any:
        """The form with reasons and remarks, or an empty one."""
        return ReturnForm if action == "reject" else ApprovalForm

    @transaction.atomic
    def on_action(self, task_state: Any, user: Any, action_name: str, **given: Any) -> None:
        """Take a decision, whoever asks for it and from wherever.

        Raises DecisionError when it cannot stand, PublicationError when the gate refuses what was
        approved, and PermissionDenied for somebody who does not decide here.
        """
        if not self.may_judge(user):
            raise PermissionDenied
        state = task_state.specific
        if action_name == "approve":
            state.approve(user=user)
        elif action_name == "reject":
            Return.of(given, state.revision).apply(state, user)

    @classmethod
    def get_description(cls) -> Any:
        """What the workflow's settings say of it."""
        return _("Editors publish what was submitted or return it with reasons")
