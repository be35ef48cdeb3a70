"""Where a page stands between its provider, the editors and the public."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision, WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage


class State(Enum):
    """Where an activity stands; a live one stays live while its changes are judged."""

    DRAFT = "draft"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    SCHEDULED = "scheduled"
    LIVE = "live"
    LIVE_WITH_DRAFT = "live-with-draft"
    LIVE_SUBMITTED = "live-submitted"
    LIVE_RETURNED = "live-returned"
    ENDED = "ended"
    HIDDEN = "hidden"

    @property
    def label(self) -> str | Promise:
        """What it is called."""
        return _WORDS[self].label

    @property
    def waits_for(self) -> str | Promise:
        """What has to happen next, and by whom; empty when nothing has to."""
        return _WORDS[self].waits_for

    @property
    def is_submitted(self) -> bool:
        """Whether editors have it, so that its provider must withdraw it before changing it."""
        return self in {State.SUBMITTED, State.LIVE_SUBMITTED}

    @property
    def is_returned(self) -> bool:
        """Whether editors have returned it, with remarks."""
        return self in {State.RETURNED, State.LIVE_RETURNED}


@dataclass(frozen=True, slots=True)
class _Words:
    label: str | Promise
    waits_for: str | Promise = ""


_WORDS: Mapping[State, _Words] = {
    State.DRAFT: _Words(_("draft"), _("Waits for you: finish it and submit it.")),
    State.SUBMITTED: _Words(_("submitted"), _("Waits for an editor.")),
    State.RETURNED: _Words(
        _("returned"), _("Waits for you: see the remarks, change it and submit it again.")
    ),
    State.SCHEDULED: _Words(_("scheduled"), _("Approved; appears at the hour that is set.")),
    State.LIVE: _Words(_("published")),
    State.LIVE_WITH_DRAFT: _Words(
        _("published, with changes"), _("Waits for you: submit your changes or discard them.")
    ),
    State.LIVE_SUBMITTED: _Words(
        _("published, changes submitted"),
        _("The changes wait for an editor; what was published stays as it is."),
    ),
    State.LIVE_RETURNED: _Words(
        _("published, changes returned"),
        _("Waits for you: see the remarks. What was published stays as it is."),
    ),
    State.ENDED: _Words(_("ended"), _("Its time is over. Give new dates to offer it again.")),
    State.HIDDEN: _Words(_("hidden"), _("Nobody sees it. Submit it to have it published again.")),
}

_JUDGED = {
    (False, WorkflowState.STATUS_IN_PROGRESS): State.SUBMITTED,
    (False, WorkflowState.STATUS_NEEDS_CHANGES): State.RETURNED,
    (True, WorkflowState.STATUS_IN_PROGRESS): State.LIVE_SUBMITTED,
    (True, WorkflowState.STATUS_NEEDS_CHANGES): State.LIVE_RETURNED,
}


def state_of(page: ActivityPage | ProviderPage) -> State:
    """Where one page stands, by what the database holds now (four queries)."""
    found: Any = type(page)._default_manager.get(pk=page.pk)
    return states_of([found])[page.pk]


def states_of(written: Iterable[ActivityPage | ProviderPage]) -> dict[int, State]:
    """Where pages stand, by their numbers: three queries for any number of them."""
    pages: list[Any] = list(written)
    numbers = [str(page.pk) for page in pages]
    active = WorkflowState.objects.active().filter(
        object_id__in=numbers, base_content_type=Page().get_base_content_type()
    )
    judged = {int(key): status for key, status in active.values_list("object_id", "status")}
    scheduled = Revision.page_revisions.filter(
        object_id__in=numbers, approved_go_live_at__isnull=False
    )
    waiting = {int(key) for key in scheduled.values_list("object_id", flat=True)}
    above = {page.path[: -Page.steplen] for page in pages}
    closed = ProviderPage.objects.filter(path__in=above, live=False)
    hidden = set(closed.values_list("path", flat=True))
    now = timezone.now()
    return {
        page.pk: _state(
            page, judged.get(page.pk), now, is_hidden=page.path[: -Page.steplen] in hidden
        )
        if page.pk not in waiting or page.live
        else State.SCHEDULED
        for page in pages
    }


def _state(page: Any, judged: str | None, now: datetime, *, is_hidden: bool) -> State:
    if judged is not None:
        return _JUDGED[page.live, judged]
    if page.expired or (page.live and _is_over(page, now)):
        return State.ENDED
    if not page.live:
        return State.HIDDEN if page.first_published_at is not None else State.DRAFT
    if is_hidden:
        return State.HIDDEN
    return State.LIVE_WITH_DRAFT if page.has_unpublished_changes else State.LIVE


def _is_over(page: Any, now: datetime) -> bool:
    expired = page.expire_at is not None and page.expire_at <= now
    last_day = getattr(page, "valid_to", None)
    return expired or (last_day is not None and last_day < timezone.localdate(now))
