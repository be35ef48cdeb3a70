"""The read API: everything that the site knows and everybody may see, as JSON."""

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from api import activities, changes, occurrences, pictures, places, providers, site_wide, texts
from api.answering import answering, answering_once
from api.document import DocumentedAPI, ToThePage
from api.documentation import DESCRIPTION
from api.preview import operation as previews
from api.refusals import RefusedError, nothing_here
from api.refusals import response as refusal
from api.rendering import Renderer

ROUTERS: Final[tuple[Router, ...]] = (
    activities.router,
    occurrences.router,
    providers.router,
    texts.router,
    places.router,
    pictures.router,
    site_wide.router,
    changes.router,
)

api = DocumentedAPI(
    title="Norišu katalogs",
    version="1",
    description=DESCRIPTION,
    docs=ToThePage(),
    renderer=Renderer(),
    urls_namespace="catalogue-api",
)
for router in ROUTERS:
    router.add_decorator(answering, mode="view")
    api.add_router("", router)
previews.router.add_decorator(answering_once, mode="view")
api.add_router("", previews.router)


@api.exception_handler(RefusedError)
def refused(_request: HttpRequest, error: RefusedError) -> HttpResponse:
    """Answer with the problem document."""
    return refusal(error)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, _error: Http404) -> HttpResponse:
    """Answer with the problem document."""
    return nothing_here(request)
