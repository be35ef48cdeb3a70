"""Who comes into the admin: only who may, and only with a second factor."""

from collections.abc import Callable
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from people.models import User
from people.signing_in.accounts import may_enter_admin
from people.signing_in.sessions import has_second_factor, showed_second_factor


def admin_door_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Stop at the door whoever is signed in and may not enter, or has shown no second factor.

    Those who are not signed in go on to the admin itself, which sends them to sign in.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            stopped = _stopped(request, request.user)
            if stopped is not None:
                return stopped
        return get_response(request)

    return middleware


def _stopped(request: HttpRequest, person: User) -> HttpResponse | None:
    if not may_enter_admin(person):
        if _is_asked_by_script(request):
            return _told(_("Your account may not enter the admin."))
        return render(request, "account/no_admin.html", status=403)
    if not settings.REQUIRE_TWO_FACTOR:
        return None
    if not has_second_factor(person):
        return _sent(request, "mfa_activate_totp")
    if not showed_second_factor(request):
        return _sent(request, "mfa_reauthenticate")
    return None


def _sent(request: HttpRequest, name: str) -> HttpResponse:
    if _is_asked_by_script(request):
        return _told(_("The admin asks for a second step when you sign in. Sign in again."))
    came_for = request.get_full_path() if request.method == "GET" else reverse("wagtailadmin_home")
    return HttpResponseRedirect(f"{reverse(name)}?{urlencode({'next': came_for})}")


def _told(reason: str) -> HttpResponse:
    return JsonResponse({"detail": reason}, status=403)


def _is_asked_by_script(request: HttpRequest) -> bool:
    """Whether a script waits for the answer, which could do nothing with a page."""
    return (
        request.headers.get("X-Requested-With") == "XMLHttpRequest"
        or request.path_info.startswith("/admin/api/")
        or request.content_type == "application/json"
        or not request.accepts("text/html")
    )
