"""A question of the guided form: shown, saved by a press or by itself."""

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial.moderation.states import state_of
from editorial.moderation.submission import Written
from workspace.answering.answers import Answers
from workspace.answering.pages import Notes, laid, notes_on
from workspace.answering.saving import Outcome, save
from workspace.completeness.meter import meters
from workspace.completeness.remarks import pointed, remarks_for
from workspace.doors import Doors
from workspace.drafts import draft_of
from workspace.guide.guides import guide_of
from workspace.guide.questions import ONLY, Question
from workspace.mine import Mine
from workspace.pictures.collection import offered_to


@require_http_methods(["GET", "HEAD", "POST"])
def question(request: HttpRequest, mine: Mine, page: Written, code: str) -> HttpResponse:
    """Show one question about a page, or save what was answered."""
    asked = guide_of(page).question(code)
    if asked is None:
        raise Http404
    state = state_of(page)
    if request.method == "POST" and not state.is_submitted:
        return _save(request, mine, page, asked)
    remarks = dict(remarks_for(page))
    form = Answers(asked, draft_of(page), offered_to(mine.provider_of(page)))
    notes = Notes(form.seen, remarks=remarks)
    shown = _shown(mine, page, asked, form, notes) | _after(request, page, asked)
    if request.method != "POST":
        return render(request, "workspace/question.html", shown)
    refused = _("It is with the editors. Take it back to change it.")
    if _by_itself(request):
        return JsonResponse({"refused": refused}, status=HTTPStatus.CONFLICT)
    messages.error(request, refused)
    return render(request, "workspace/question.html", shown, status=HTTPStatus.CONFLICT)


def _save(request: HttpRequest, mine: Mine, page: Written, asked: Question) -> HttpResponse:
    pictures = offered_to(mine.provider_of(page))
    outcome = save(page, asked, pictures, request.POST, mine.person)
    status = HTTPStatus.OK
    if outcome.form.errors:
        status = HTTPStatus.UNPROCESSABLE_ENTITY
    if outcome.clashes:
        status = HTTPStatus.CONFLICT
    if _by_itself(request):
        return JsonResponse(_told(request, outcome), status=status)
    if status == HTTPStatus.OK:
        return _onwards(request, page)
    notes = notes_on(outcome, dict(remarks_for(page)))
    shown = _shown(mine, page, asked, outcome.form, notes) | _after(request, page, asked)
    return render(request, "workspace/question.html", shown, status=status)


def _by_itself(request: HttpRequest) -> bool:
    return request.headers.get("Accept", "").startswith("application/json")


def _after(request: HttpRequest, page: Written, asked: Question) -> dict[str, Question | None]:
    """The question that follows; none where the page was opened for itself alone."""
    return {"after": None if ONLY in request.GET else guide_of(page).after(asked)}


def _onwards(request: HttpRequest, page: Written) -> HttpResponse:
    """To the question that the pressed button leads to, or to this one once more."""
    guide = guide_of(page)
    wanted = guide.question(request.POST.get("next", ""))
    if wanted is not None:
        return redirect(guide.address("question", page, wanted.code))
    if "finish" in request.POST:
        return redirect(guide.address("edit", page))
    messages.success(request, _("Saved."))
    return redirect(request.get_full_path())


def _told(request: HttpRequest, outcome: Outcome) -> dict[str, Any]:
    """What the page's script is told after it has saved by itself."""
    clashes = {
        clash.name: render_to_string("workspace/clash.html", {"clash": clash}, request)
        for clash in outcome.clashes
    }
    faults = {name: list(map(str, said)) for name, said in outcome.form.errors.items()}
    return {
        "saved": date_format(timezone.localtime(), "H:i"),
        "revision": outcome.revision.pk if outcome.revision else None,
        "seen": outcome.seen,
        "clashes": clashes,
        "faults": faults,
        "meter": render_to_string(
            "workspace/meters.html", {"meters": meters(outcome.draft)}, request
        ),
    }


def _shown(
    mine: Mine, page: Written, asked: Question, form: Answers, notes: Notes
) -> dict[str, Any]:
    guide, draft = guide_of(page), draft_of(page)
    return {
        "mine": mine,
        "draft": draft,
        "doors": Doors(page),
        "asked": asked,
        "number": guide.questions.index(asked) + 1,
        "form": form,
        "remarks": pointed(
            draft, {name: notes.remarks[name] for name in asked.columns if name in notes.remarks}
        ),
        "page": laid(asked, form, notes),
        "meters": meters(draft),
        "is_open": not state_of(page).is_submitted,
    }
