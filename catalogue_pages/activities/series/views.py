"""The page of the admin where an editor makes and ends an activity's series."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods
from wagtail.admin import messages

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.series.changing import add_series, end_series
from catalogue_pages.activities.series.forms import EndSeriesForm, SeriesForm


@require_http_methods(["GET", "POST"])
@transaction.atomic
def series(request: HttpRequest, page_id: int) -> HttpResponse:
    """Show the draft's occurrences and both forms; a valid one changes the draft.

    Raises PermissionDenied for who may not edit the activity, and while it is locked.
    """
    found: ActivityPage = get_object_or_404(
        ActivityPage.objects.select_for_update(of=("self",)), pk=page_id
    )
    permissions = found.permissions_for_user(request.user)
    if not permissions.can_edit() or permissions.page_locked():
        raise PermissionDenied
    activity: ActivityPage = found.get_latest_revision_as_object()
    adding = SeriesForm(_given(request, "add"), prefix="add", initial=_like(activity))
    ending = EndSeriesForm(_given(request, "end"), prefix="end")
    if _change(request, activity, adding, ending):
        return redirect("wagtailadmin_pages:edit", activity.pk)
    context = {
        "page": activity,
        "page_title": _("Series of occurrences"),
        "page_subtitle": activity.get_admin_display_title(),
        "header_icon": "date",
        "occurrences": activity.occurrences.all(),
        "forms": [
            ("add", _("Make a series"), _("Add the occurrences"), adding),
            ("end", _("End the series"), _("Remove what comes after"), ending),
        ],
    }
    return TemplateResponse(request, "series/series.html", context)


def _given(request: HttpRequest, what: str) -> Any:
    return request.POST if request.method == "POST" and what in request.POST else None


def _like(activity: ActivityPage) -> dict[str, Any]:
    return {"minutes": activity.duration_minutes}


def _change(
    request: HttpRequest, activity: ActivityPage, adding: SeriesForm, ending: EndSeriesForm
) -> bool:
    if _asked(adding):
        count = add_series(activity, adding.series())
        told = ngettext("%(count)d occurrence added.", "%(count)d occurrences added.", count)
    elif _asked(ending):
        count = end_series(activity, ending.cleaned_data["last_day"])
        told = ngettext("%(count)d occurrence removed.", "%(count)d occurrences removed.", count)
    else:
        return False
    if count:
        activity.save_revision(user=request.user, log_action=True, clean=False)
        told = f"{told} {_('It is saved as a draft; publish it when all is right.')}"
    messages.success(request, told % {"count": count})
    return True


def _asked(form: Form) -> bool:
    return form.is_bound and form.is_valid()
