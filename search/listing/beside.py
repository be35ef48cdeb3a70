"""What stands beside the listing: addresses right behind its own, for whoever may see it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from wagtail.models import Site
from wagtail.wagtail_hooks import check_view_restrictions

from catalogue_pages.providers.models import CataloguePage
from search.listing.serving import DEEPEST, METHODS, find_listing

Answer = Callable[[HttpRequest, CataloguePage, str], HttpResponseBase]
"""Answers a request beside the listing's page at a path below the language prefix."""


def beside_listing(answer: Answer) -> Callable[[HttpRequest, str], HttpResponseBase]:
    """A view that answers beside the listing at a path, whoever may see that listing.

    It raises Http404 where there is no such listing. What not everybody may see, nobody keeps.
    """

    @wraps(answer)
    def view(request: HttpRequest, path: str) -> HttpResponseBase:
        site = Site.find_for_request(request)
        page = find_listing(site.root_page.url_path + path) if site else None
        if page is None:
            raise Http404
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if page.guarded or page.depth > DEEPEST:
            guarded: HttpResponseBase = check_view_restrictions(unkept)(page, request, path, {})
            return guarded
        return answer(request, page, path)

    def unkept(page: Any, request: HttpRequest, path: str, _arguments: object) -> HttpResponseBase:
        response = answer(request, page, path)
        response.headers["Cache-Control"] = "private, no-store"
        return response

    return view
