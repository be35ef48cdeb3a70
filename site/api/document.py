"""The OpenAPI document: what ninja makes of the operations, with what it cannot know."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from ninja import NinjaAPI
from ninja.openapi.docs import DocsBase
from ninja.openapi.schema import OpenAPISchema

from api.examples import illustrate
from api.wording import describe

JSON: Final = "application/json"
PROBLEM: Final = "application/problem+json"
GEOJSON: Final = "application/geo+json"
_GEO: Final = {"list_municipalities", "list_regions"}
_LICENCE: Final = {"name": "CC BY 4.0", "identifier": "CC-BY-4.0"}


class ToThePage(DocsBase):
    """Leads from the document's own page to the one for people, in the reader's language."""

    def render_page(self, request: HttpRequest, api: NinjaAPI, **kwargs: Any) -> HttpResponse:
        """A redirect."""
        return redirect("api_page")


class DocumentedAPI(NinjaAPI):
    """An API whose document names the media types that are really sent, and the licence."""

    _document: OpenAPISchema | None = None

    def get_openapi_schema(self, **given: Any) -> OpenAPISchema:
        """The document, OpenAPI 3.1, made once a process: no request changes it."""
        if self._document is None:
            self._document = self._make(**given)
        return self._document

    def _make(self, **given: Any) -> OpenAPISchema:
        made: Any = super().get_openapi_schema(**given)
        made["info"]["license"] = _LICENCE
        describe(made["components"]["schemas"])
        for methods in made["paths"].values():
            for operation in methods.values():
                for status, response in operation["responses"].items():
                    _name_type(response, int(status), operation["operationId"])
                illustrate(operation)
        found: OpenAPISchema = made
        return found


def _name_type(response: dict[str, Any], status: int, operation: str) -> None:
    content = response.get("content", {})
    if JSON in content and status >= 400:
        content[PROBLEM] = content.pop(JSON)
    elif JSON in content and operation in _GEO:
        content[GEOJSON] = content.pop(JSON)
