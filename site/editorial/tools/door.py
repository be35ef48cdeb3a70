"""Who comes in to Wagtail's API, and what may be asked there.

Wagtail lets everybody read what is public and passes over what it does not know; for that is the
catalogue's own API. Here a token is asked for, and the same of its owner as at the admin's door.
"""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from wagtail.api.v3.auth import BearerTokenAuth

from api.answering import refused
from api.refusals import RefusedError, nothing_here
from api.refusals import response as refusal
from editorial.tools.parameters import check
from people.signing_in.accounts import may_enter_admin
from people.signing_in.sessions import has_second_factor
from presentation.limits import limited

View = Callable[..., HttpResponse]
_ONLY_READING: Final = (
    "Nothing is changed here: pages are changed in the admin and the workspace, which ask every "
    "rule, or by import."
)
_NOBODY: Final = "A token is needed; whoever enters the admin makes one under Settings."
_NO_ADMIN: Final = "The token's owner may not enter the admin."
_NO_SECOND_FACTOR: Final = "The token's owner has not set up a second step of signing in."


def door(view: View) -> View:
    """A view that only answers whoever may ask it, and what it understands; nothing is stored."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            _check_method(request)
            _check_token(request)
            check(request)
            with transaction.atomic():  # what the database refuses ends no more than this
                response = view(request, *args, **kwargs)
        except Http404:
            response = nothing_here(request)
        except RefusedError as error:
            response = refusal(error)
            _say_what_would_do(response)
        response["Cache-Control"] = "no-store"
        patch_vary_headers(response, ("Authorization",))
        return response

    wrapped.csrf_exempt = True  # type: ignore[attr-defined]  # no cookie counts here
    return limited(wrapped, refused)


def _check_method(request: HttpRequest) -> None:
    if request.method != "GET":
        raise RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, _ONLY_READING)


def _check_token(request: HttpRequest) -> None:
    token = BearerTokenAuth()(request)
    if token is None:
        raise RefusedError(HTTPStatus.UNAUTHORIZED, _NOBODY)
    if not may_enter_admin(token.user):
        raise RefusedError(HTTPStatus.FORBIDDEN, _NO_ADMIN)
    if settings.REQUIRE_TWO_FACTOR and not has_second_factor(token.user):
        raise RefusedError(HTTPStatus.FORBIDDEN, _NO_SECOND_FACTOR)


def _say_what_would_do(response: HttpResponse) -> None:
    if response.status_code == HTTPStatus.UNAUTHORIZED:
        response["WWW-Authenticate"] = "Bearer"
    if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED:
        response["Allow"] = "GET"
