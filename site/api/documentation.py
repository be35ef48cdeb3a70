"""What the OpenAPI document says of the parameters; their names come from the facets."""

from typing import Any, Final

from django.utils.translation import override

from search.facets.registry import BY_NAME
from search.nearness import FURTHEST, NEAR, ROUNDED_TO, WITHIN
from search.selection import (
    AFTER,
    LARGEST_PAGE,
    LAST_RESULT,
    PAGE,
    PAGE_SIZE,
    QUERY,
    QUERY_LENGTH,
    SIZE,
    SORT,
    SORTS,
)

DESCRIPTION: Final = (
    "Activities in STEM and civic participation for pupils in Latvia. Lists answer the same "
    "selections as the catalogue's own pages: values of one facet are alternatives, facets narrow "
    "each other, and each facet's counts leave its own choice aside. Unknown parameters and values "
    "are refused (422) with what would do instead."
)


def _parameter(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "in": "query",
        "name": name,
        "required": False,
        "description": description,
        "schema": schema,
    }


def _facet(name: str) -> dict[str, Any]:
    facet = BY_NAME[name]
    with override("en"):
        for field in facet.fields(()):
            if field.name == name:
                description = f"{facet.title}: {str(field.label).lower()}."
                return _parameter(name, description, {"type": "string", "format": field.type})
        description = f"{facet.title}: any of these codes; the answer's facets list them all."
    return _parameter(name, description, {"type": "array", "items": {"type": "string"}})


PARAMETERS: Final = [
    _parameter(
        QUERY, "Words in Latvian or English.", {"type": "string", "maxLength": QUERY_LENGTH}
    ),
    *(_facet(name) for name in BY_NAME),
    _parameter(
        NEAR,
        "Where the school is: the code of a municipality (its centre is meant), or latitude and "
        f"longitude in degrees, which are rounded to {ROUNDED_TO} decimals. Refused where the "
        "catalogue's engine knows no distances.",
        {"type": "string", "examples": ["cesu-novads", "56.95,24.11"]},
    ),
    _parameter(
        WITHIN,
        f"At most so many kilometres from `{NEAR}` in a straight line, or coming to schools there.",
        {"type": "integer", "minimum": 1, "maximum": FURTHEST},
    ),
    _parameter(
        SORT,
        f"The order; `nearest` only with `{NEAR}`.",
        {"type": "string", "enum": list(SORTS), "default": SORTS[0]},
    ),
    _parameter(
        PAGE,
        f"The page; by number up to result {LAST_RESULT}.",
        {"type": "integer", "minimum": 1, "default": 1},
    ),
    _parameter(
        AFTER,
        "In place of a page's number: the cursor that an answer's `next` holds. It belongs to one "
        "selection and order. Refused where the catalogue's engine has no cursors.",
        {"type": "string"},
    ),
    _parameter(
        SIZE,
        "Activities on a page.",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE},
    ),
    _parameter(
        "language",
        "The language of highlights and of the alphabet.",
        {"type": "string", "enum": ["lv", "en"], "default": "lv"},
    ),
]
