"""The listing's own way from a request to an answer, in a fixed number of queries.

Wagtail's stock serving walks the page tree and then reads the page, its type and its restrictions
one after the other. The listing is asked for most, so one query finds it by its address, together
with whether anything above it is restricted.
"""

import logging
from dataclasses import replace
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left
from django.http import HttpRequest, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language
from django_htmx.http import push_url
from django_htmx.middleware import HtmxDetails
from wagtail.models import Page, Site
from wagtail.views import serve as serve_other
from wagtail.wagtail_hooks import check_view_restrictions

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import current
from search.addresses import read_parameters, too_long
from search.asking import Question, read_question
from search.engines.configured import engine
from search.engines.protocol import EngineError
from search.listing.building import build, last_page
from search.listing.presenting import ListingView
from search.problems import Problem
from search.results import Results
from search.selection import AFTER, PAGE
from search.unfound import noting

logger = logging.getLogger(__name__)

WHOLE: Final = "listing/listing.html"
RESULTS: Final = "listing/results.html"
DEEPEST: Final = 4
"""Levels of the page tree that one query looks at; a deeper catalogue page goes Wagtail's way."""
METHODS: Final = ("GET", "HEAD")

# What other sites hang on to links so as to follow people. It says nothing about the catalogue, and
# nobody who followed such a link should be told about it.
_FOLLOWERS: Final = ("utm_", "fbclid", "gclid", "dclid", "msclkid", "mc_", "_ga", "igshid", "yclid")


def serve(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer the catalogue page's address with the listing, any other page as Wagtail does."""
    site = Site.find_for_request(request)
    page = find_listing(site.root_page.url_path + path) if site else None
    if page is None:
        response: HttpResponseBase = serve_other(request, path)
        return response
    if request.method not in METHODS:
        return HttpResponseNotAllowed(METHODS)
    if page.guarded or page.depth > DEEPEST:
        guarded: HttpResponseBase = check_view_restrictions(_show)(page, request, path, {})
        return guarded
    return show(page, request, path)


def find_listing(url_path: str) -> Any | None:
    """The live catalogue page at this address in the tree, or None; one query.

    Its `guarded` tells whether it or a page above it has a view restriction, or is an alias, whose
    restrictions are those of another page.
    """
    paths = [Left(OuterRef("path"), Page.steplen * depth) for depth in range(1, DEEPEST + 1)]
    private = Page.objects.filter(
        Q(view_restrictions__isnull=False) | Q(alias_of__isnull=False), path__in=paths
    )
    return (
        CataloguePage.objects.filter(url_path=url_path, live=True)
        .annotate(guarded=Exists(private))
        .first()
    )


def _show(
    page: CataloguePage, request: HttpRequest, path: str, _arguments: object
) -> HttpResponseBase:
    return show(page, request, path)


def show(page: CataloguePage, request: HttpRequest, path: str) -> HttpResponseBase:
    """The listing as a page, or its changing part alone when htmx asks for that.

    Status 503 while the search cannot answer; the page then says so.
    """
    listing = find(request, path)
    part = _wants_a_part(request)
    response = TemplateResponse(
        request,
        RESULTS if part else WHOLE,
        {"page": page, "listing": listing},
        status=200 if listing.available else 503,
    )
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    if listing.private:
        patch_cache_control(response, private=True, no_store=True)
        response["X-Robots-Tag"] = "noindex"
    if part:
        push_url(response, listing.url)
    return response


def _wants_a_part(request: HttpRequest) -> bool:
    # A preview in the admin is asked for without the middleware that tells.
    htmx = getattr(request, "htmx", None)
    if not isinstance(htmx, HtmxDetails):
        return False
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def asked_by(request: HttpRequest) -> Question:
    """What a request's query string asks of the engine, in the active language."""
    query_string = request.META.get("QUERY_STRING", "")
    parameters = {
        name: values
        for name, values in read_parameters(query_string).items()
        if not name.startswith(_FOLLOWERS)
    }
    language = as_language(get_language())
    question = read_question(parameters, language, current(), engine().capabilities)
    return replace(question, problems=question.problems + too_long(query_string))


def find(request: HttpRequest, path: str, *, noted: bool = True) -> ListingView:
    """What a request's query string asks for, found and ready to be shown at `path`.

    A search that finds nothing is `noted`, unless nobody has typed it just now.
    """
    question = asked_by(request)
    results = search(question)
    asked_further = question.after is not None or question.selection.page > 1
    if results is not None and not results.hits and asked_further:
        question = _within_reach(question, results.total)
        results = search(question)
    if noted and results is not None and not results.total:
        noting.note(question.selection)
    return build(path, question, results, current())


def _within_reach(question: Question, total: int) -> Question:
    """The last page there is in place of one past it; the first in place of what is behind it."""
    selection, problems = question.selection, question.problems
    if question.after is not None:
        behind = Problem(AFTER, "", "lost-place")
        return replace(question, after=None, problems=[*problems, behind])
    last = last_page(total, selection)
    asked = next((one.value for one in problems if one.parameter == PAGE), str(selection.page))
    problems = [problem for problem in problems if problem.parameter != PAGE]
    problems.append(Problem(PAGE, asked, "out-of-range", str(last)))
    return replace(question, selection=selection.at_page(last), problems=problems)


def search(question: Question) -> Results | None:
    """The engine's answer, or None when it cannot answer."""
    try:
        return engine().search(question.selection, question.after)
    except EngineError:
        logger.exception("The search engine cannot answer")
        return None
