"""`/health/` and `/ready/`, answered before anything else looks at the request.

A probe speaks plain HTTP to the process and names its address as the host. Here no host is read, so
none has to be allowed; nothing in the answer depends on the request.
"""

from collections.abc import Callable
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.http.response import HttpResponseBase

from monitoring.readiness import readiness


def probes_middleware(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Answer the probes; whatever else is asked goes on. It must stand first."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        probe = PROBES.get(request.path_info.removesuffix("/"))
        if probe is None:
            return get_response(request)
        response = probe() if request.method in _METHODS else HttpResponseNotAllowed(_METHODS)
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Content-Type-Options"] = "nosniff"
        return response

    return middleware


def health() -> HttpResponse:
    """The process answers; nothing is asked for that."""
    return JsonResponse({"status": "ok"})


def ready() -> HttpResponse:
    """Whether the process can serve people; 503 only when it cannot.

    An ill search is `degraded` with 200: an orchestrator that took every process away for it would
    take the pages as well.
    """
    found = readiness()
    return JsonResponse(found.as_json(), status=503 if found.status == "unavailable" else 200)


_METHODS: Final = ["GET", "HEAD"]
# An address without its last slash would be redirected, and a probe takes a redirect for success.
PROBES: Final[dict[str, Callable[[], HttpResponse]]] = {"/health": health, "/ready": ready}
