"""The frame with a list of activities, and the page where its code is made."""

from dataclasses import replace
from typing import Any, Final

from csp.constants import NONE, SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from catalogue_pages.articles import navigation
from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.vocabularies.snapshot import current
from embedding.snippets import HEIGHT, LOADER, SIZES, USUAL, fit, snippets, title_of
from search.addresses import read_parameters
from search.listing.addressing import address
from search.listing.presenting import ListingView
from search.listing.serving import find
from search.selection import PAGE_SIZE, SIZE, Selection

KEPT_FOR: Final = 60
"""Seconds for which a list may be kept: what is withdrawn must not be shown for long."""
FRAMED: Final[dict[str, Any]] = {
    "frame-ancestors": ["*"],
    "connect-src": [NONE],
    "form-action": [NONE],
    "frame-src": [NONE],
    "manifest-src": [NONE],
    "media-src": [NONE],
}
"""Any page may frame the list: it has no form and no cookie, and does nothing but show itself."""


@require_safe
@xframe_options_exempt
@csp_replace(FRAMED)
def frame(request: HttpRequest) -> HttpResponse:
    """The activities of a selection, for the pages of others; status 503 without a search.

    What of the address cannot be used is passed over, as on the listing, and not repeated here.
    Raises Http404 where the catalogue is not public.
    """
    catalogue = _catalogue()
    listing = find(request, _path("embedding:frame"), noted=False)
    selection = listing.selection
    further = _whole(selection) if listing.hits else Selection(selection.language)
    shown = {
        "listing": listing,
        "title": title_of(selection, current()),
        "all": address(catalogue.path, further),
        "navigation": navigation.current(),
    }
    response = render(
        request, "embedding/frame.html", shown, status=200 if listing.available else 503
    )
    response["X-Robots-Tag"] = "noindex"
    if listing.available and not listing.private:
        patch_cache_control(response, public=True, max_age=KEPT_FOR)
    else:
        patch_cache_control(response, private=True, no_store=True)
    return response


@require_safe
@csp_replace({"frame-src": [SELF]})
def build(request: HttpRequest) -> HttpResponse:
    """The code of a list, in both languages, with a look at it. Raises Http404 as `frame` does."""
    catalogue, path = _catalogue(), _path("embedding:build")
    listing = find(request, path, noted=False)
    selection = _sized(request, fit(listing.selection))
    made = snippets(selection, current(), request.build_absolute_uri)
    language = as_language(get_language())
    shown = {
        "listing": listing,
        "snippets": made,
        "shown": next(one for one in made if one.language == language),
        "sizes": [
            (size, address(path, replace(selection, page_size=size)), size == selection.page_size)
            for size in SIZES
        ],
        "choose": address(catalogue.path, _whole(selection)),
        "height": HEIGHT,
        "loader": LOADER,
    }
    response = render(request, "embedding/build.html", shown)
    if listing.private:
        patch_cache_control(response, private=True, no_store=True)
    return response


def builder_address(listing: ListingView) -> str:
    """Where the code of what a listing shows is made."""
    query = fit(listing.selection).to_query()
    base = reverse("embedding:build")
    return f"{base}?{query}" if query else base


def _catalogue() -> navigation.Link:
    found = navigation.current().catalogue
    if found is None:
        raise Http404
    return found


def _whole(selection: Selection) -> Selection:
    """The same choice as the listing itself shows it."""
    return replace(selection, page=1, page_size=PAGE_SIZE)


def _path(name: str) -> str:
    """An address as the listing counts them: below the language prefix."""
    return reverse(name).partition(f"/{as_language(get_language())}/")[2]


def _sized(request: HttpRequest, selection: Selection) -> Selection:
    """A selection of as many activities at once as was asked for, or as is usual in a frame."""
    given = read_parameters(request.META.get("QUERY_STRING", "")).get(SIZE)
    return selection if given else replace(selection, page_size=USUAL)
