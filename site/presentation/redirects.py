"""Redirects that editors and renamed pages leave, but for those to what is not public."""

from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from catalogue_pages.activities.shown import led_to


class OpenRedirectMiddleware(RedirectMiddleware):
    """Wagtail's redirects; one to a page that is not public stays the 404 that it was.

    Its address would tell the page's name, and that there is one.
    """

    def process_response(self, request: HttpRequest, response: Any) -> Any:
        """The response, or where the address leads to now."""
        led = super().process_response(request, response)
        return response if led is not response and not _is_open(request) else led


def _is_open(request: HttpRequest) -> bool:
    path = Redirect.normalise_path(request.get_full_path(), decode_unicode=False)
    found = get_redirect(request, path) or get_redirect(request, urlsplit(path).path)
    page = found.redirect_page_id if found else None
    return page is None or led_to(page) is not None
