"""How much one address may ask, so that nobody's loop takes the data from everybody else.

One allowance for all that programs fetch: API, feeds, calendars, open data. A window of a minute in
the memory of each process: as many processes as serve, as many times the limit. That is coarse,
costs nothing, and keeps no address.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from http import HTTPStatus
from ipaddress import ip_address, ip_network
from typing import Any, Final

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase

WINDOW: Final = 60
"""Seconds."""

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Counted:
    """How a request was counted: what is left for so many seconds, or one `too_many`."""

    limit: int
    remaining: int
    seconds: int
    too_many: bool = False

    @property
    def words(self) -> str:
        """What whoever asked too much is told, in English: programs' makers read it."""
        return f"Too many requests; come again in {self.seconds} seconds."

    def describe(self, response: HttpResponseBase) -> None:
        """Say in a response's headers what is left (draft-ietf-httpapi-ratelimit-headers)."""
        if self.limit:
            response["RateLimit-Policy"] = f'"address";q={self.limit};w={WINDOW}'
            response["RateLimit"] = f'"address";r={self.remaining};t={self.seconds}'
        if self.too_many:
            response["Retry-After"] = str(self.seconds)


def count(request: HttpRequest) -> Counted:
    """Count a request of its address; without a limit (`API_LIMIT`, 0) none is counted."""
    limit: int = settings.API_LIMIT
    if not limit:
        return Counted(0, 0, 0)
    now = time.time()
    window = int(now // WINDOW)
    seconds = WINDOW - int(now % WINDOW)
    key = f"api-limit:{window}:{_address(request)}"
    cache.add(key, 0, WINDOW)
    used = cache.incr(key)
    return Counted(limit, max(limit - used, 0), seconds, too_many=used > limit)


def _in_words(counted: Counted) -> HttpResponse:
    kind = "text/plain; charset=utf-8"
    response = HttpResponse(counted.words, kind, status=HTTPStatus.TOO_MANY_REQUESTS)
    response["Cache-Control"] = "no-store"
    return response


def limited(
    view: View, refused: Callable[[Counted], HttpResponseBase] = _in_words
) -> Callable[..., Any]:
    """A view that is counted, and refuses one too many (429), in plain words unless told how."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        counted = count(request)
        response = refused(counted) if counted.too_many else view(request, *args, **kwargs)
        counted.describe(response)
        return response

    return wrapped


def _address(request: HttpRequest) -> str:
    """Who asks: of IPv6 the network of 64 bits, in which a single home has every address."""
    try:
        address = ip_address(get_adapter().get_client_ip(request))
    except (PermissionDenied, ImproperlyConfigured, ValueError):
        return ""
    return str(address) if address.version == 4 else str(ip_network((address, 64), strict=False))
