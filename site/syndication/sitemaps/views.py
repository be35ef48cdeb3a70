"""The map's two addresses: its index, and its parts."""

from typing import Any, Final

from django.contrib.sitemaps import views
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from syndication.sitemaps.parts import PARTS

FRESH: Final = 3600
"""Seconds for which it may be kept."""


@conditional_page
@cache_control(public=True, max_age=FRESH)
@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    """Every part that lists something, with its pages."""
    parts: dict[str, Any] = {name: made for name, sort in PARTS.items() if (made := sort()).items()}
    answer: HttpResponseBase = views.index(
        request, parts, template_name="sitemap/index.xml", sitemap_url_name="sitemap_part"
    )
    return _timeless(answer)


@conditional_page
@cache_control(public=True, max_age=FRESH)
@require_safe
def part(request: HttpRequest, section: str) -> HttpResponseBase:
    """A page of a part. Raises Http404 where there is none, and where it would be empty."""
    listing = PARTS[section]() if section in PARTS else None
    if listing is None or not listing.items():
        raise Http404
    answer: HttpResponseBase = views.sitemap(
        request, {section: listing}, section=section, template_name="sitemap/part.xml"
    )
    return _timeless(answer)


def _timeless(answer: HttpResponseBase) -> HttpResponseBase:
    """Without the time of the newest page: what is withdrawn makes a map shorter, not newer."""
    del answer["Last-Modified"]
    return answer
