"""From a request beside the listing to what it selects, or to a refusal in plain words."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import wraps
from http import HTTPStatus
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext
from django.views.decorators.http import conditional_page

from catalogue_pages.providers.models import CataloguePage
from search.asking import Question
from search.listing.beside import beside_listing
from search.listing.notes import as_refusal
from search.listing.serving import asked_by, search
from search.problems import Problem
from search.results import Results
from search.selection import AFTER, Selection

FRESH: Final = 300
"""Seconds for which an answer may be kept: what is withdrawn must not be told for long."""
RETRY: Final = "120"
"""Seconds after which to ask again while the search cannot answer."""

Ordered = Callable[[Selection], Selection]
"""A selection as its engine is asked for it: in which order, and how much of it."""
Told = Callable[[HttpRequest, CataloguePage, str, Selection, Results], HttpResponse]
"""Answers with what was found at a listing's path."""


def of_selection(ordered: Ordered) -> Callable[[Told], Callable[..., HttpResponseBase]]:
    """A view beside the listing that tells what the address selects.

    Nobody reads notes in a calendar, and a filter that is passed over widens the answer to
    everything: so what the listing would note is refused here, as the API does.
    """

    def decorate(told: Told) -> Callable[..., HttpResponseBase]:
        @conditional_page
        @beside_listing
        @wraps(told)
        def view(request: HttpRequest, page: CataloguePage, path: str) -> HttpResponseBase:
            question = asked_by(request)
            problems = [*question.problems, *_no_cursor(question)]
            if problems:
                return _refused(problems)
            asked = replace(question, selection=ordered(question.selection))
            results = search(asked)
            if results is None:
                return _cannot_answer()
            return _kept(told(request, page, path, asked.selection, results), asked.selection)

        return view

    return decorate


def for_programs(response: HttpResponse) -> HttpResponse:
    """The response as one that programs may keep for a while, and that search engines leave out."""
    response["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, public=True, max_age=FRESH)
    return response


def in_words(text: str, status: HTTPStatus) -> HttpResponse:
    """A response of plain text, which nobody keeps."""
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response


def _no_cursor(question: Question) -> list[Problem]:
    """A place in the listing's list is none in another order."""
    return [] if question.after is None else [Problem(AFTER, "", "not-available")]


def _kept(response: HttpResponse, selection: Selection) -> HttpResponse:
    if selection.near and selection.near.is_position:
        response["X-Robots-Tag"] = "noindex"
        patch_cache_control(response, private=True, no_store=True)
        return response
    return for_programs(response)


def _refused(problems: Sequence[Problem]) -> HttpResponse:
    heading = gettext("The address was not understood, so that nothing is told:")
    lines = [heading, *(as_refusal(problem) for problem in problems), ""]
    return in_words("\n".join(lines), HTTPStatus.UNPROCESSABLE_ENTITY)


def _cannot_answer() -> HttpResponse:
    words = gettext("The search cannot answer just now. Please try again in a few minutes.")
    response = in_words(words, HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = RETRY
    return response
