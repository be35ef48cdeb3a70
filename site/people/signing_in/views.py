"""The account's own page, and the doors of Wagtail that lead to the one sign-in."""

from urllib.parse import urlencode

from allauth.account.adapter import get_adapter
from allauth.account.utils import get_next_redirect_url
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from people.memberships import providers_of
from people.models import User
from people.signing_in.accounts import may_enter_admin
from people.signing_in.sessions import has_second_factor


@never_cache
def to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to the one sign-in from where Wagtail has its own; nothing that was sent is read."""
    address = reverse("account_login")
    after = get_next_redirect_url(request)
    return HttpResponseRedirect(f"{address}?{urlencode({'next': after})}" if after else address)


@never_cache
def to_work(request: HttpRequest) -> HttpResponse:
    """Lead each to where they work, and who is not signed in to the sign-in, which then does."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("account_login"))
    return HttpResponseRedirect(get_adapter().get_login_redirect_url(request))


@never_cache
@login_required
def overview(request: HttpRequest) -> HttpResponse:
    """What a person can do about their account."""
    person = request.user
    assert isinstance(person, User)  # noqa: S101 - login_required lets nobody else in
    shown = {
        "providers": providers_of(person),
        "may_enter_admin": may_enter_admin(person),
        "has_second_factor": has_second_factor(person),
    }
    return render(request, "account/overview.html", shown)
