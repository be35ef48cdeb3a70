"""Accepting an invitation: the link shows, a press accepts."""

from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import authenticate, login
from django.contrib.auth.views import redirect_to_login
from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from catalogue_pages.bilingual.reading import as_language
from people.invitation_letters import name_of
from people.inviting import invitation_of, join
from people.joining.accounts import account_of, make_account
from people.joining.forms import NewPersonForm
from people.models import Invitation, User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """The page of an invitation, for whoever opens it: new, known, signed in or somebody else."""
    invitation = invitation_of(token)
    if invitation is None:
        return _shown(request, "unknown", status=HTTPStatus.NOT_FOUND)
    if not invitation.is_open:
        return _closed(request, invitation)
    if isinstance(request.user, User):
        return _signed_in(request, invitation, request.user)
    return _signed_out(request, invitation)


def _signed_out(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    person = account_of(invitation.email)
    if person is None:
        return _new(request, invitation)
    if not person.is_active:
        return _shown(request, "account-closed", invitation, status=HTTPStatus.FORBIDDEN)
    if request.method == "POST":
        return redirect_to_login(request.get_full_path())
    return _shown(request, "known", invitation)


def _closed(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    if invitation.accepted_at is not None:
        user = request.user
        mine = isinstance(user, User) and user.memberships.filter(provider=invitation.provider)
        if mine:
            return _shown(request, "joined", invitation, work=resolve_url(_after()))
        return _shown(request, "used", invitation, status=HTTPStatus.GONE)
    state = "withdrawn" if invitation.withdrawn_at else "expired"
    return _shown(request, state, invitation, status=HTTPStatus.GONE)


def _signed_in(request: HttpRequest, invitation: Invitation, person: User) -> HttpResponse:
    if person.email.lower() != invitation.email.lower():
        status = HTTPStatus.FORBIDDEN
        return _shown(request, "other-person", invitation, status=status, person=person)
    if request.method == "POST":
        return _to_work(request, invitation, joined=join(invitation, person))
    return _shown(request, "mine", invitation)


def _new(request: HttpRequest, invitation: Invitation) -> HttpResponse:
    form = NewPersonForm(request.POST or None, email=invitation.email)
    if request.method == "POST" and form.is_valid():
        joined = _join_as_new(request, invitation, form.cleaned_data)
        return _to_work(request, invitation, joined=joined)
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return _shown(request, "new", invitation, status=status, form=form)


def _join_as_new(request: HttpRequest, invitation: Invitation, given: dict[str, str]) -> bool:
    try:
        with transaction.atomic():
            person = make_account(invitation.email, language=as_language(get_language()), **given)
            if not join(invitation, person):
                transaction.set_rollback(True)
                return False
    except IntegrityError:  # a second press was quicker
        return False
    signed_in = authenticate(request, username=person.username, password=given["password"])
    if signed_in is not None:
        login(request, signed_in)
    return True


def _to_work(request: HttpRequest, invitation: Invitation, *, joined: bool) -> HttpResponse:
    """To what there is to do now, or back to the page that says what became of the invitation."""
    if not joined:
        return redirect(request.path)
    said = _("You write for “%(provider)s” now") % {"provider": name_of(invitation.provider)}
    messages.success(request, said)
    return redirect(_after())


def _after() -> str:
    return str(settings.LOGIN_REDIRECT_URL)


def _shown(
    request: HttpRequest,
    state: str,
    invitation: Invitation | None = None,
    *,
    status: HTTPStatus = HTTPStatus.OK,
    **more: Any,
) -> HttpResponse:
    named = name_of(invitation.provider) if invitation else ""
    context = {"state": state, "invitation": invitation, "provider": named, **more}
    return render(request, "invitation/accept.html", context, status=status)
