"""Examples in the OpenAPI document: a request of each operation, and what is answered to it.

The answers are in `examples.json`, shortened. A test executes each request and compares.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

ACTIVITY: Final = "5b0e3c1a-9f0d-4c53-9d0c-2f6a2b1f7a10"
PROVIDER: Final = "8c2d9a44-61f7-4b0e-8a35-0d4f6e9b2c21"
ARTICLE: Final = "d1f5b7e2-3a68-4f7c-b1a9-6e0c8d2f4b32"
PAGE: Final = "e7a4c6d8-0b19-4d2e-9c5f-1a3b5d7f9e43"
PICTURE: Final = "41"
DOCUMENT: Final = "12"

REQUESTS: Final[dict[str, dict[str, str]]] = {
    "list_activities": {
        "q": "robotika",
        "field": "technology",
        "grade": "7-9",
        "region": "riga",
        "municipality": "riga",
        "format": "at-provider",
        "price": "free",
        "subject": "physics",
        "kind": "workshop",
        "in_language": "lv",
        "season": "spring",
        "from": "2027-03-01",
        "to": "2027-05-31",
        "covered": "yes",
        "accessibility": "wheelchair",
        "near": "riga",
        "within": "30",
        "sort": "soonest",
        "page_size": "5",
    },
    "get_activity": {"id": ACTIVITY, "expand": "provider"},
    "get_activity_by_external_id": {"external_id": "muzejs-17", "language": "lv"},
    "list_occurrences": {
        "from": "2027-03-01",
        "to": "2027-05-31",
        "activity": ACTIVITY,
        "provider": PROVIDER,
        "field": "technology",
        "page_size": "10",
    },
    "list_providers": {"type": "museum", "municipality": "riga", "language": "lv"},
    "get_provider": {"id": PROVIDER},
    "list_articles": {"genre": "news", "page_size": "3"},
    "get_article": {"id": ARTICLE},
    "list_pages": {"language": "en"},
    "get_page": {"id": PAGE},
    "list_vocabularies": {"language": "lv"},
    "get_vocabulary": {"name": "subject"},
    "list_municipalities": {"language": "lv"},
    "list_regions": {"language": "en"},
    "get_image": {"id": PICTURE, "renditions": "fill-720x480"},
    "get_document": {"id": DOCUMENT},
    "get_preview": {"language": "lv"},
    "get_settings": {},
    "get_navigation": {"language": "lv"},
    "get_identity": {},
    "list_changes": {
        "updated_since": "2026-11-01T00:00:00Z",
        "kind": "activity",
        "expand": "item",
        "page_size": "50",
    },
}
"""What each operation is asked in its example: values of its parameters."""
WITHOUT: Final = {
    "after": "It is copied from an answer, never made up.",
    "token": "“Preview” hands it out, and it lasts an hour.",
}
"""Parameters that no example can give."""


@cache
def answers() -> dict[str, Any]:
    """What is answered to each example, by the operation's name."""
    text = Path(__file__).with_suffix(".json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


def illustrate(operation: dict[str, Any]) -> None:
    """Put the examples of an operation into its description."""
    name = operation["operationId"]
    asked = REQUESTS.get(name, {})
    operation["parameters"] = [_with_example(one, asked) for one in operation.get("parameters", [])]
    (answered,) = (one for status, one in operation["responses"].items() if int(status) == 200)
    for kind in answered["content"].values():
        kind["example"] = answers().get(name)


def _with_example(parameter: dict[str, Any], asked: dict[str, str]) -> dict[str, Any]:
    """A copy of a parameter, which operations share, with its example if it has one."""
    value = asked.get(parameter["name"])
    if value is None:
        return dict(parameter)
    return {**parameter, "example": _as_given(value, parameter["schema"])}


def _as_given(value: str, schema: dict[str, Any]) -> Any:
    if schema.get("type") == "array":
        return value.split(",")
    return int(value) if schema.get("type") == "integer" else value
