"""What a program is told of distances."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from search.engines.configured import engine
from tests.search.listing.seeing import seen

LIST = "/api/v1/activities"

pytestmark = pytest.mark.usefixtures("listing")


def refusals(address: str) -> list[tuple[str, str]]:
    response = Client().get(address)
    assert response.status_code == 422
    return [(one["parameter"], one["fault"]) for one in response.json()["problems"]]


def activities(query: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = Client().get(f"{LIST}?{query}").json()["activities"]
    return found


def test_a_list_says_what_the_listing_says() -> None:
    query = "near=cesu-novads&within=60&sort=nearest&page_size=100"
    page = seen(Client().get(f"/lv/katalogs/?{query}"))
    told = activities(query)
    assert [UUID(one["id"]) for one in told] == [hit.id for hit in page.hits]
    assert [one["comes_to_schools"] for one in told] == [hit.comes for hit in page.hits]
    for one, hit in zip(told, page.hits, strict=True):
        assert one["distance_km"] == pytest.approx(hit.distance_km, abs=0.06)


def test_without_a_place_no_distance_is_told() -> None:
    for one in activities("page_size=5"):
        assert (one["distance_km"], one["comes_to_schools"]) == (None, None)


def test_pages_keep_where_it_is_and_the_language() -> None:
    answer = Client().get(f"{LIST}?near=riga&sort=nearest&page_size=5&language=en").json()
    assert answer["next"].endswith("?near=riga&sort=nearest&page_size=5&page=2&language=en")


def test_an_answer_to_a_position_is_kept_by_nobody() -> None:
    response = Client().get(f"{LIST}?near=56.95,24.11")
    assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
    assert "public" in Client().get(f"{LIST}?near=riga")["Cache-Control"]


@pytest.mark.parametrize(
    ("query", "problems"),
    [
        ("near=48.85,2.35", [("near", "out-of-range")]),
        ("near=cesis", [("near", "unknown-value")]),
        ("within=30", [("within", "needs")]),
        ("sort=nearest", [("sort", "needs")]),
        ("near=riga&within=x", [("within", "malformed")]),
        ("near=riga&after=x", [("after", "not-available")]),
    ],
)
def test_what_is_not_understood_is_refused(query: str, problems: list[tuple[str, str]]) -> None:
    assert refusals(f"{LIST}?{query}") == problems


def test_where_the_engine_knows_no_distance_it_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(engine()), "capabilities", frozenset())
    assert refusals(f"{LIST}?near=riga&within=30&sort=nearest") == [
        ("near", "not-available"),
        ("within", "not-available"),
        ("sort", "not-available"),
    ]


def test_the_document_describes_it() -> None:
    document = Client().get("/api/v1/openapi.json").json()
    listed = {one["name"]: one for one in document["paths"][LIST]["get"]["parameters"]}
    assert listed["within"]["schema"] == {"type": "integer", "minimum": 1, "maximum": 500}
    assert "nearest" in listed["sort"]["schema"]["enum"]
    assert {"near", "after"} <= set(listed)
    found = document["components"]["schemas"]["FoundActivity"]["properties"]
    assert {"distance_km", "comes_to_schools", "title"} <= set(found)
