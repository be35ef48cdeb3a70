"""An activity or a provider's own page as a whole: what it lacks, sending it, taking it back."""

from collections.abc import Iterable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.rules import said_of_unseen
from catalogue_pages.publication.gate import Refusal
from editorial.moderation.states import State, state_of
from editorial.moderation.submission import Written, submit, withdraw
from workspace.completeness.meter import field_address, meters
from workspace.completeness.remarks import pointed, remarks_for
from workspace.completeness.whole import first_lacking, listed
from workspace.doors import Doors
from workspace.drafts import draft_of
from workspace.front.reviews import review_due
from workspace.guide.guides import guide_of
from workspace.mine import Mine


@require_safe
def overview(request: HttpRequest, mine: Mine, page: Written) -> HttpResponse:
    """One page as a whole: what it says, what it lacks, what it waits for."""
    shown = _shown(mine, page)
    return render(request, "workspace/overview.html", shown)


@require_POST
def send(request: HttpRequest, mine: Mine, page: Written) -> HttpResponse:
    """Send a page to the editors, or say what it lacks, with a link to each field."""
    refused = submit(page, mine.person)
    if refused:
        shown = _shown(mine, page, refused)
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "workspace/overview.html", shown, status=status)
    if state_of(page) is State.LIVE:
        messages.success(request, _("It is published: a change this small needs no editor."))
    else:
        messages.success(
            request, _("It is with the editors now. You will get a letter with their answer.")
        )
    return redirect(guide_of(page).address("edit", page))


@require_POST
def take_back(request: HttpRequest, mine: Mine, page: Written) -> HttpResponse:
    """Take a page back from the editors, so that it can be changed."""
    if withdraw(page, mine.person):
        messages.success(request, _("You have it back. Send it again when you are done."))
    return redirect(guide_of(page).address("edit", page))


def _shown(mine: Mine, page: Written, refused: Iterable[Refusal] = ()) -> dict[str, Any]:
    draft, state, doors = draft_of(page), state_of(page), Doors(page)
    due = review_due(page)
    readings = meters(draft)
    questions = listed(page, readings)
    return {
        "mine": mine,
        "draft": draft,
        "provider": mine.provider_of(page),
        "meters": readings,
        "state": state,
        "can_be_sent": not state.is_submitted and state not in (State.LIVE, State.SCHEDULED),
        "doors": doors,
        "questions": questions,
        "lacking": first_lacking(questions),
        "live_at": page.url if page.live else "",
        "is_activity": isinstance(page, ActivityPage),
        "due": due,
        "is_overdue": due is not None and due < timezone.localdate(),
        "unseen": said_of_unseen([page.pk]).get(page.pk, []),
        "remarks": pointed(draft, remarks_for(page)),
        "refused": [
            (one.message, field_address(draft, one.field) if one.field else "") for one in refused
        ],
    }
