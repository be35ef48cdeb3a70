"""Middleware of every request: its language, and its editions read once."""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware

from catalogue_pages.changes.editions import read_once

UNPREFIXED: Final = (
    "/api/",
    "/admin/",
    "/documents/",
    "/media/",
    "/static/",
    "/covers/",
    "/logos/",
    "/open-data/",
)
"""Addresses without a language; a 404 below them stays a 404 and is not sent to `/lv/…`."""


def editions_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Let a request read the editions of what the process keeps in memory at most once."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with read_once():
            return get_response(request)

    return middleware


class AddressLanguageMiddleware(LocaleMiddleware):
    """The address alone decides the language of a public page; unprefixed 404s stay 404."""

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Redirect `/…` to `/lv/…` where there is such a page, outside the unprefixed rooms."""
        if request.path_info.startswith(UNPREFIXED):
            return response
        return super().process_response(request, response)
