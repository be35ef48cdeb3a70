"""Files of a provider's own activities: export, template, upload, what it would change, report."""

from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST, require_safe

from catalogue_pages.exchange.exports import exporting
from catalogue_pages.exchange.exports.downloads import Form, export_answer, template_answer
from catalogue_pages.exchange.models import ImportRun
from catalogue_pages.exchange.runs import presenting, steps
from catalogue_pages.exchange.runs.forms import OwnUploadForm
from catalogue_pages.exchange.runs.progress import told
from catalogue_pages.providers.models import ProviderPage
from workspace.mine import Mine, for_members

AT_ONCE: Final = 30
"""Lines of a report on one page: a phone shows each as a block of its own."""
_LATELY: Final = 5


@require_safe
@for_members
def files(request: HttpRequest, mine: Mine) -> HttpResponse:
    """What can be taken out, and where a file is brought in."""
    return render(request, "workspace/exchange/files.html", _shown(mine))


@require_safe
@for_members
def template(_request: HttpRequest, _mine: Mine) -> HttpResponseBase:
    """An empty table with explanations and choices."""
    return template_answer("activities", pgettext("file name", "activities-template"), own=True)


@require_safe
@for_members
def export(_request: HttpRequest, mine: Mine, public_id: UUID, form: Form) -> HttpResponseBase:
    """All that a provider of mine offers."""
    found = exporting.activities(mine.provider(public_id))
    return export_answer(found, pgettext("file name", "activities"), form)


@require_POST
@for_members
def upload(request: HttpRequest, mine: Mine, public_id: UUID) -> HttpResponse:
    """Take a file, and go to where it is told what it would change."""
    provider = mine.provider(public_id)
    form = _form(provider, request.POST, request.FILES)
    if form.is_valid() and steps.is_busy(provider):
        form.add_error("file", _("Another file of yours is being read. Try again in a minute."))
    if not form.is_valid():
        shown = _shown(mine, {provider.pk: form})
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "workspace/exchange/files.html", shown, status=status)
    begun = steps.begin(form.upload(), user=mine.person, provider=provider)
    return redirect("workspace:import", provider.public_id, begun.pk)


@require_safe
@for_members
def run(request: HttpRequest, mine: Mine, public_id: UUID, number: int) -> HttpResponse:
    """One file: what it would change, how far it has come, what became of it."""
    provider = mine.provider(public_id)
    found = _run(provider, number)
    sort = request.GET.get("rada", "")
    pages = Paginator(steps.lines_of(found, sort), AT_ONCE)
    page = pages.get_page(request.GET.get("lapa"))
    done, total = told(found)
    shown = {
        "mine": mine,
        "provider": provider,
        "run": found,
        "done": done,
        "total": total,
        "figures": presenting.figures(found),
        "trouble": presenting.trouble(found),
        "changes_nothing": presenting.changes_nothing(found),
        "sorts": presenting.sorts(found),
        "sort": sort,
        "page": page,
        "lines": [presenting.shown(line, found.kind) for line in page],
    }
    return render(request, "workspace/exchange/run.html", shown)


@require_safe
@for_members
def progress(_request: HttpRequest, mine: Mine, public_id: UUID, number: int) -> JsonResponse:
    """How far a file has come, for the page's script."""
    return JsonResponse(presenting.progress(_run(mine.provider(public_id), number)))


@require_POST
@for_members
def apply(request: HttpRequest, mine: Mine, public_id: UUID, number: int) -> HttpResponse:
    """Bring in what was looked at, in the background."""
    provider = mine.provider(public_id)
    begun = steps.apply_later(_run(provider, number))
    _say(request, _("The import has begun. You may leave this page.") if begun else "")
    return redirect("workspace:import", provider.public_id, number)


@require_POST
@for_members
def cancel(request: HttpRequest, mine: Mine, public_id: UUID, number: int) -> HttpResponse:
    """Give a file up; nothing was changed."""
    provider = mine.provider(public_id)
    given_up = steps.cancel(_run(provider, number))
    _say(request, _("The import was cancelled; nothing was changed.") if given_up else "")
    if given_up:
        return redirect("workspace:files")
    return redirect("workspace:import", provider.public_id, number)


def _say(request: HttpRequest, words: str) -> None:
    if words:
        messages.success(request, words)
    else:
        messages.error(request, _("It is too late for that; here is how things stand."))


def _run(provider: ProviderPage, number: int) -> ImportRun:
    """One of a provider's own files. Raises Http404 for any other."""
    found = steps.runs_of(provider).filter(pk=number).first()
    if found is None:
        raise Http404
    return found


def _form(provider: ProviderPage, data: Any = None, files: Any = None) -> OwnUploadForm:
    return OwnUploadForm(data, files, auto_id=f"id_{provider.pk}_%s")


def _lately(provider: ProviderPage) -> "QuerySet[ImportRun]":
    return steps.runs_of(provider)[:_LATELY]


def _shown(mine: Mine, sent: dict[int, OwnUploadForm] | None = None) -> dict[str, Any]:
    groups = [
        {
            "provider": provider,
            "form": (sent or {}).get(provider.pk) or _form(provider),
            "runs": _lately(provider),
        }
        for provider in mine.providers
    ]
    return {"mine": mine, "groups": groups}
