"""The public form, and the page that confirms what was sent with it."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalogue_pages.bilingual.reading import as_language
from people.applications.models import ProviderApplication, State
from people.offering import consent
from people.offering.applying import application_of, confirm, submit
from people.offering.forms import ApplicationForm
from people.offering.limits import network


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def offer(request: HttpRequest) -> HttpResponse:
    """The form; whatever was sent with it, and whoever sent it, gets the same answer."""
    if request.method != "POST":
        return render(request, "offering/form.html", {"form": ApplicationForm()})
    form = ApplicationForm(request.POST)
    if form.is_from_a_robot:
        return _sent(request, form)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY
        return render(request, "offering/form.html", {"form": form}, status=status)
    application: ProviderApplication = form.save(commit=False)
    application.language = as_language(get_language())
    application.consent_version, application.consent_text = consent.VERSION, consent.text()
    application.network = network(request)
    submit(application)
    return _sent(request, form)


def _sent(request: HttpRequest, form: ApplicationForm) -> HttpResponse:
    form.full_clean()
    return render(request, "offering/sent.html", {"email": form.cleaned_data.get("email", "")})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """What the link of the letter shows; only a press confirms, so that mail scanners do not."""
    application = application_of(token)
    if application is None:
        return _confirmation(request, "gone", None, HTTPStatus.NOT_FOUND)
    if request.method == "POST" and confirm(application):
        return redirect(request.path)
    if application.can_be_confirmed:
        return _confirmation(request, "ready", application)
    if application.state == State.UNCONFIRMED:
        return _confirmation(request, "gone", application, HTTPStatus.GONE)
    return _confirmation(request, "confirmed", application)


def _confirmation(
    request: HttpRequest,
    state: str,
    application: ProviderApplication | None,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    context = {"state": state, "application": application}
    return render(request, "offering/confirmation.html", context, status=status)
