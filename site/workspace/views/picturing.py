"""A picture for a page: uploaded on a page of its own, which works without JavaScript."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial.moderation.states import state_of
from editorial.moderation.submission import Written
from workspace.drafts import draft_of
from workspace.guide.guides import guide_of
from workspace.mine import Mine
from workspace.pictures.rights import UploadForm, choose


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, mine: Mine, page: Written) -> HttpResponse:
    """Ask for a picture and its rights, and let the draft show it."""
    guide, provider = guide_of(page), mine.provider_of(page)
    asked = guide.asking(guide.picture)
    back = guide.address("question", page, asked.code)
    if state_of(page).is_submitted:
        messages.error(request, _("It is with the editors. Take it back to change it."))
        return redirect(back)
    sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if sent else UploadForm()
    if sent and form.is_valid():
        twin = form.twin(provider)
        if twin is None:
            choose(page, form.keep_for(provider, mine.person), mine.person)
            messages.success(request, _("The picture is stored, and the draft shows it."))
        elif twin.withheld:
            messages.error(request, _("You have this picture already, but it may not be shown."))
            return redirect("workspace:one_picture", provider.public_id, twin.pk)
        else:
            choose(page, twin, mine.person)
            messages.success(
                request,
                _("You had this picture already. It is not stored twice; the draft shows it."),
            )
        return redirect(guide.address("edit", page))  # the picture is asked for last
    status = HTTPStatus.UNPROCESSABLE_ENTITY if sent else HTTPStatus.OK
    shown = {
        "mine": mine,
        "draft": draft_of(page),
        "form": form,
        "back": back,
        "back_to": asked.title,
    }
    return render(request, "workspace/picture.html", shown, status=status)
