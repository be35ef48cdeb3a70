"""Covers, the file for robots, and the pages for what went wrong."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from wagtail.admin.localization import get_localized_response

from catalogue_pages.bilingual.reading import as_language
from presentation.covers.drawing import EDITION, VARIANTS, draw
from presentation.middleware import UNPREFIXED


@cache_control(public=True, max_age=31_536_000, immutable=True)
def cover(_request: HttpRequest, edition: int, field: str, variant: int) -> HttpResponse:
    """An illustration, drawn the same way every time. Raises Http404 beyond the last one."""
    if variant >= VARIANTS or edition != EDITION:
        raise Http404
    return HttpResponse(draw(field, variant), content_type="image/svg+xml")


@cache_control(public=True, max_age=86_400)
def robots(request: HttpRequest) -> HttpResponse:
    """What search engines leave alone, and where the map of the site is.

    Demonstration pages say so in their own heads.
    """
    rooms = [f"Disallow: {room}" for room in UNPREFIXED if room in {"/admin/", "/api/"}]
    sitemap = f"Sitemap: {request.build_absolute_uri(reverse('sitemap'))}"
    text = "\n".join(["User-agent: *", *rooms, "", sitemap, ""])
    return HttpResponse(text, content_type="text/plain; charset=utf-8")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """The page for an address that leads nowhere, in the address's language."""
    with override(_language(request)):
        return render(request, "errors/404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """The page for a failure, made without the database and the index, which may have failed."""
    with override(_language(request)):
        context = {"home": reverse("wagtail_serve", args=[""])}
        return render(request, "errors/500.html", context, status=500)


def forged(request: HttpRequest, reason: str = "") -> HttpResponse:
    """What is said to a form without the site's own token; `reason` is for Django's log alone."""
    if request.path_info.startswith(reverse("wagtailadmin_home")):
        answer: HttpResponse = get_localized_response(_forged_in_admin, request)
        return answer
    with override(_language(request)):
        return render(request, "errors/forged.html", status=403)


def _forged_in_admin(_request: HttpRequest) -> HttpResponse:
    words = _(
        "Nothing was saved: the form was too old, or the browser keeps no cookies of this site. "
        "Go back, copy what you have written, reload the page and send it again."
    )
    return HttpResponse(words, status=403, content_type="text/plain; charset=utf-8")


def _language(request: HttpRequest) -> str:
    return as_language(request.path_info.strip("/").partition("/")[0])
