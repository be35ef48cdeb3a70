"""The days of an activity by a rhythm: making a series, ending one."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.series.changing import add_series, end_series
from catalogue_pages.activities.series.forms import EndSeriesForm, SeriesForm
from editorial.moderation.states import state_of
from workspace.drafts import draft_of, held, keep
from workspace.guide.about_activities import WHEN
from workspace.mine import Mine

MAKE, END = "make", "end"


@require_http_methods(["GET", "HEAD", "POST"])
def series(request: HttpRequest, mine: Mine, activity: ActivityPage) -> HttpResponse:
    """Show the draft's days, and add to them or end them by a form."""
    if state_of(activity).is_submitted:
        messages.error(request, _("It is with the editors. Take it back to change it."))
        return redirect("workspace:question", activity.public_id, WHEN.code)
    draft = draft_of(activity)
    like = {"minutes": draft.duration_minutes}
    making = SeriesForm(_sent(request, MAKE), prefix=MAKE, initial=like)
    ending = EndSeriesForm(_sent(request, END), prefix=END)
    if making.is_valid() or ending.is_valid():
        messages.success(request, _changed(mine, activity, making, ending))
        return redirect("workspace:series", activity.public_id)
    status = HTTPStatus.OK if request.method != "POST" else HTTPStatus.UNPROCESSABLE_ENTITY
    shown: dict[str, Any] = {
        "mine": mine,
        "draft": draft,
        "when": WHEN,
        "days": sorted(draft.occurrences.all(), key=lambda one: one.starts_at),
        "now": timezone.now(),
        "making": making,
        "ending": ending,
        "asked": making if making.is_bound else ending,
    }
    return render(request, "workspace/series.html", shown, status=status)


def _sent(request: HttpRequest, what: str) -> Any:
    return request.POST if request.method == "POST" and what in request.POST else None


def _changed(mine: Mine, activity: ActivityPage, making: SeriesForm, ending: EndSeriesForm) -> str:
    """What came of it, in words; others' days that were saved meanwhile stay."""
    with transaction.atomic():
        draft = draft_of(held(activity))
        if making.is_bound:
            count = add_series(draft, making.series())
            told = ngettext("%(count)d occurrence added.", "%(count)d occurrences added.", count)
        else:
            count = end_series(draft, ending.cleaned_data["last_day"])
            told = ngettext(
                "%(count)d occurrence removed.", "%(count)d occurrences removed.", count
            )
        if count:
            keep(draft, mine.person)
    return told % {"count": count}
