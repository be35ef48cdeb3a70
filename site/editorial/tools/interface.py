"""Wagtail's router of pages, and nothing else of its API.

Wagtail's own mount lists every picture and document to anybody. What it answers by an error of the
server is answered as a bad request here.
"""

import logging
from typing import Any, Final

from django.core.exceptions import FieldError
from django.db import DataError, transaction
from django.http import HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema
from wagtail.api.v3.errors import problem_response, register_exception_handlers
from wagtail.api.v3.routers.pages import router as pages
from wagtail.utils.urlpatterns import decorate_urlpatterns

from editorial.tools.door import door

logger = logging.getLogger(__name__)
_UNANSWERED: Final = "Wagtail cannot answer these parameters."


class ReadingAPI(NinjaAPI):
    """An API whose document names only what it answers: reading."""

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """The document, without the operations that write."""
        made: Any = super().get_openapi_schema(**given)
        reading = {
            path: {"get": found}
            for path, methods in made["paths"].items()
            if (found := methods.get("get"))
        }
        made["paths"] = reading
        kept: OpenAPISchema = made
        return kept


api = ReadingAPI(
    title="Norišu katalogs: Wagtail's API of pages, for editors' tools",
    version="3",
    description="Pages as the token's owner may explore them in the admin, drafts as well.",
    urls_namespace="wagtailapi_v3",
    docs_url=None,
)
register_exception_handlers(api)
api.add_router("/pages/", pages)


@api.exception_handler(ValueError)
@api.exception_handler(OverflowError)
@api.exception_handler(FieldError)
@api.exception_handler(DataError)
def unanswered(_request: HttpRequest, error: Exception) -> HttpResponse:
    """Answer 422 to values that Wagtail hands to the database unseen."""
    logger.warning("Wagtail's API could not answer: %r", error)
    transaction.set_rollback(True)
    refused: HttpResponse = problem_response(status=422, detail=_UNANSWERED)
    return refused


addresses: Final = api.urls
decorate_urlpatterns(addresses[0], door)
