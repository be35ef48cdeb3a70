"""What the OpenAPI document says of the parameters; their names come from the facets."""

from collections.abc import Iterable
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


def query(name: str, description: str, schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter of an address as OpenAPI describes it."""
    return {
        "in": "query",
        "name": name,
        "required": False,
        "description": description,
        "allowEmptyValue": True,  # says nothing, as the empty field of a form
        "schema": schema,
    }


def several(name: str, description: str, values: Iterable[str]) -> dict[str, Any]:
    """A parameter that takes known values with commas between them."""
    items = {"type": "string", "enum": list(values)}
    found = query(name, description, {"type": "array", "items": items})
    return found | {"style": "form", "explode": False}


def one_of(name: str, description: str, values: Iterable[str]) -> dict[str, Any]:
    """A parameter that takes one known value."""
    return query(name, description, {"type": "string", "enum": list(values)})


def fields(names: Iterable[str]) -> dict[str, Any]:
    """The parameter that says which fields are wanted."""
    return several("fields", "Only these fields of each thing, and its id.", names)


def expand(names: Iterable[str]) -> dict[str, Any]:
    """The parameter that says which relations are wanted whole."""
    return several("expand", "These relations whole in place of their ids.", names)


def day(name: str, description: str) -> dict[str, Any]:
    """A parameter that takes a day."""
    return query(name, description, {"type": "string", "format": "date"})


def taking(*parameters: dict[str, Any]) -> dict[str, Any]:
    """What an operation adds to the document: the parameters that it takes."""
    return {"parameters": list(parameters)}


LANGUAGE: Final = query(
    "language",
    "Texts in one language alone, and in the other where that one has none; both without it.",
    {"type": "string", "enum": ["lv", "en", "both"], "default": "both"},
)
SIZE_OF_PAGE: Final = query(
    SIZE,
    "Things on a page.",
    {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE},
)
NUMBER_OF_PAGE: Final = query(
    PAGE, "The page by number.", {"type": "integer", "minimum": 1, "default": 1}
)
PLACE: Final = query(
    AFTER,
    "In place of a page's number: what an answer's `next` holds.",
    {"type": "string"},
)
PAGES: Final = (NUMBER_OF_PAGE, SIZE_OF_PAGE, PLACE)


def _facet(name: str) -> dict[str, Any]:
    facet = BY_NAME[name]
    with override("en"):
        for field in facet.fields(()):
            if field.name == name:
                description = f"{facet.title}: {str(field.label).lower()}."
                return query(name, description, {"type": "string", "format": field.type})
        description = f"{facet.title}: any of these codes; the answer's facets list them all."
    return query(name, description, {"type": "array", "items": {"type": "string"}})


PARAMETERS: Final = [
    query(QUERY, "Words in Latvian or English.", {"type": "string", "maxLength": QUERY_LENGTH}),
    *(_facet(name) for name in BY_NAME),
    query(
        NEAR,
        "Where the school is: the code of a municipality (its centre is meant), or latitude and "
        f"longitude in degrees, which are rounded to {ROUNDED_TO} decimals. Refused where the "
        "catalogue's engine knows no distances.",
        {"type": "string", "examples": ["cesu-novads", "56.95,24.11"]},
    ),
    query(
        WITHIN,
        f"At most so many kilometres from `{NEAR}` in a straight line, or coming to schools there.",
        {"type": "integer", "minimum": 1, "maximum": FURTHEST},
    ),
    query(
        SORT,
        f"The order; `nearest` only with `{NEAR}`.",
        {"type": "string", "enum": list(SORTS), "default": SORTS[0]},
    ),
    query(
        PAGE,
        f"The page; by number up to result {LAST_RESULT}.",
        {"type": "integer", "minimum": 1, "default": 1},
    ),
    query(
        AFTER,
        "In place of a page's number: the cursor that an answer's `next` holds. It belongs to one "
        "selection and order. Refused where the catalogue's engine has no cursors.",
        {"type": "string"},
    ),
    query(
        SIZE,
        "Activities on a page.",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_PAGE, "default": PAGE_SIZE},
    ),
    LANGUAGE,
]
