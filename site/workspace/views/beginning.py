"""Beginning an activity."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from people.memberships import providers_of
from workspace.beginnings import Beginning, begin_new, copy_for_next_year
from workspace.completeness.meter import meters
from workspace.completeness.whole import listed
from workspace.drafts import draft_of
from workspace.guide.about_activities import QUESTIONS
from workspace.mine import Mine, for_members


@require_http_methods(["GET", "HEAD", "POST"])
@for_members
def new(request: HttpRequest, mine: Mine) -> HttpResponse:
    """Ask for the little that is needed to begin, and go on to the first question."""
    sent = request.POST if request.method == "POST" else None
    chosen = {"provider": request.GET["p"]} if "p" in request.GET else None
    form = Beginning(providers_of(mine.person), sent, initial=chosen)
    if sent is not None and form.is_valid():
        made = begin_new(form.cleaned_data, mine.person)
        return redirect("workspace:question", made.public_id, QUESTIONS[0].code)
    status = 422 if form.errors else 200
    return render(request, "workspace/new.html", {"mine": mine, "form": form}, status=status)


@require_POST
@for_members
def copy(request: HttpRequest, mine: Mine, public_id: UUID) -> HttpResponse:
    """Copy an activity as next year's, and go on to the copy."""
    activity = mine.activity(public_id)
    made = copy_for_next_year(activity, mine.provider_of(activity), mine.person)
    messages.success(
        request, _("This is the copy. Its days are left out: say when it happens next year.")
    )
    questions = listed(made, meters(draft_of(made)))
    lacking = [one for one in questions if not one.is_answered]
    if len(lacking) == 1:  # commonly the days, which are each year's own
        return redirect(lacking[0].address)
    return redirect("workspace:edit", made.public_id)
