"""The page for people: what the API is for, how to begin, and every address to try out."""

from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from api.catalogue import api
from catalogue_pages.bilingual.reading import as_language

_SWAGGER: Final = {"layout": "BaseLayout", "deepLinking": False, "defaultModelsExpandDepth": 0}


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What the API is for, in the page's language, with every operation in English.

    Swagger UI takes the place of the list of operations where scripts run.
    """
    document = reverse("catalogue-api:openapi-json")
    context = {
        "document": document,
        "operations": _operations(),
        "swagger": {**_SWAGGER, "url": document},
        "questions": _questions(request),
        "limit": settings.API_LIMIT,
    }
    return render(request, "api/page.html", context)


def _operations() -> list[dict[str, Any]]:
    """The document's operations as they stand there, each with its path and method."""
    return [
        {**said, "path": path, "method": method.upper()}
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method, said in methods.items()
    ]


def _questions(request: HttpRequest) -> list[tuple[str, str]]:
    """What somebody would ask first, each with the address that answers it."""
    language = as_language(get_language())
    free = {"region": "kurzeme", "grade": "7-9", "price": "free", "language": language}
    asked = (
        (_("Free activities in Kurzeme for grades 7–9"), "list_activities", free),
        (_("What takes place in the coming days"), "list_occurrences", {"language": language}),
        (_("All that is here, to keep a copy of it"), "list_changes", {"expand": "item"}),
    )
    return [
        (said, f"{request.build_absolute_uri(reverse(f'catalogue-api:{name}'))}?{urlencode(query)}")
        for said, name, query in asked
    ]
