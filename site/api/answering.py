"""What every operation of the API has in common: limits, entity tags, caching, compression."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date

from api.compression import compress
from api.freshness import last_modified, tag
from api.refusals import RefusedError
from api.refusals import response as refusal
from presentation.limits import Counted, limited

Operation = Callable[..., HttpResponse]
READING: Final = ("GET", "HEAD")
_MAX_AGE: Final = 60
"""Seconds for which an answer may be used without asking again."""


def answering(operation: Operation) -> Operation:
    """An operation that is limited, answers 304 where it may, and is compressed."""

    @wraps(operation)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        etag, changed = tag(request), last_modified()
        response: Any = get_conditional_response(request, etag=etag, last_modified=changed)
        if response is None:
            response = compress(request, operation(request, *args, **kwargs))
        if response.status_code in {200, 304} and not response.has_header("Cache-Control"):
            response["ETag"] = etag
            if changed is not None:
                response["Last-Modified"] = http_date(changed)
            patch_cache_control(response, public=True, max_age=_MAX_AGE)
        patch_vary_headers(response, ("Accept-Encoding",))
        found: HttpResponse = response
        return found

    return limited(wrapped, refused)


def answering_once(operation: Operation) -> Operation:
    """An operation that is limited and compressed, and whose answers nobody keeps or finds."""

    @wraps(operation)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = compress(request, operation(request, *args, **kwargs))
        response["Cache-Control"] = "no-store"
        response["X-Robots-Tag"] = "noindex"
        patch_vary_headers(response, ("Accept-Encoding",))
        return response

    return limited(wrapped, refused)


def reading(view: Operation) -> Operation:
    """A view of the API that answers HEAD as GET (servers send no body), nothing else but a 405."""

    @wraps(view)
    def wrapped(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in READING:
            problem = refusal(RefusedError(HTTPStatus.METHOD_NOT_ALLOWED, "It is only read."))
            problem["Allow"] = ", ".join(READING)
            return problem
        asked, request.method = request.method, "GET"
        response = view(request, *args, **kwargs)
        request.method = asked
        return response

    return wrapped


def refused(counted: Counted) -> HttpResponse:
    """The answer to one request too many, as it was counted."""
    return refusal(RefusedError(HTTPStatus.TOO_MANY_REQUESTS, counted.words))
