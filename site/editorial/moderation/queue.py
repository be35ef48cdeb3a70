"""What waits for an editor: the oldest first, with a constant number of queries."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page, TaskState, WorkflowState

from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.models import ModerationTaskState
from editorial.moderation.task import ModerationTask


@dataclass(frozen=True, slots=True)
class Waiting:
    """One page that waits; shares are from 0 to 100, and None for what is no activity."""

    page: int
    title: str
    provider: str
    since: datetime
    days: int
    is_again: bool
    is_live: bool
    share_lv: int | None
    share_en: int | None


def may_judge(person: Any) -> bool:
    """Whether a person decides about what waits."""
    return any(task.may_judge(person) for task in ModerationTask.objects.filter(active=True))


def open_judgements() -> Any:
    """The judgements that nobody has taken, the oldest first."""
    returned = ModerationTaskState.objects.filter(
        workflow_state=OuterRef("workflow_state"), status=TaskState.STATUS_REJECTED
    )
    return (
        ModerationTaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS,
            workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        )
        .select_related("revision", "workflow_state__requested_by")
        .defer("revision__content")
        .annotate(is_again=Exists(returned))
        .order_by("started_at", "pk")
    )


def waiting() -> list[Waiting]:
    """Everything that waits (three queries)."""
    judgements = list(open_judgements())
    pages = Page.objects.in_bulk([int(one.revision.object_id) for one in judgements])
    paths = {page.path[: -Page.steplen] for page in pages.values()}
    above = ProviderPage.objects.filter(path__in=paths)
    providers = dict(above.values_list("path", "title"))
    now = timezone.now()
    found = []
    for one in judgements:
        page = pages.get(int(one.revision.object_id))
        if page is not None:
            # What stands below no provider is a provider itself.
            provider = providers.get(page.path[: -Page.steplen], page.title)
            found.append(_row(one, page, provider, now))
    return found


def _row(judgement: Any, page: Any, provider: str, now: datetime) -> Waiting:
    return Waiting(
        page=page.pk,
        title=judgement.revision.object_str or page.title,
        provider=provider,
        since=judgement.started_at,
        days=(timezone.localdate(now) - timezone.localdate(judgement.started_at)).days,
        is_again=judgement.is_again,
        is_live=page.live,
        share_lv=_percent(judgement.share_lv),
        share_en=_percent(judgement.share_en),
    )


def _percent(share: float | None) -> int | None:
    return None if share is None else round(100 * share)
