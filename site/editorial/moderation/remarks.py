"""What editors said when they returned something, field by field."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wagtail.models import Page, TaskState, WorkflowState

from editorial.moderation.models import ModerationTaskState, Remark


@dataclass(frozen=True, slots=True)
class Said:
    """One remark in the active language: a reason with advice, an editor's words, or both."""

    reason: str
    advice: str
    words: str

    @property
    def text(self) -> str:
        """All of it as one text: the reason, then what to do about it."""
        more = " ".join(part for part in (self.advice, self.words) if part)
        return ": ".join(part for part in (self.reason, more) if part)


ByField = Mapping[str, tuple[Said, ...]]
"""Remarks by the column (the form's input) that they are about; those about the whole at ``""``."""


def remarks_on(activity: Page) -> ByField:
    """The remarks that the activity's provider has yet to answer; none unless it is returned."""
    returned = WorkflowState.objects.for_instance(activity).filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES
    )
    number = returned.values_list("current_task_state_id", flat=True).first()
    return remarks_of(number) if number is not None else {}


def remarks_of(judgement: int) -> ByField:
    """The remarks of one judgement, by field."""
    found: dict[str, list[Said]] = {}
    for remark in Remark.objects.filter(state_id=judgement).select_related("reason"):
        found.setdefault(remark.field, []).append(_said(remark))
    return {field: tuple(several) for field, several in found.items()}


def last_return(page: Page) -> ModerationTaskState | None:
    """The latest judgement that returned a page, if there was one since it was last approved."""
    decided: Any = ModerationTaskState.objects.filter(
        workflow_state__in=WorkflowState.objects.for_instance(page).values("pk"),
        status__in=(TaskState.STATUS_REJECTED, TaskState.STATUS_APPROVED),
    )
    latest = decided.order_by("-finished_at", "-pk").first()
    if latest is None or latest.status != TaskState.STATUS_REJECTED:
        return None
    returned: ModerationTaskState = latest
    return returned


def _said(remark: Remark) -> Said:
    reason = remark.reason
    return Said(
        reason=str(reason) if reason else "",
        advice=reason.said_advice if reason else "",
        words=remark.words,
    )
