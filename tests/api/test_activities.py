"""What a program gets from `/api/v1/`."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from tests.search.brute_force import public_activities
from tests.search.listing.seeing import seen
from tests.seeded import forget_what_is_kept

LIST = "/api/v1/activities"

pytestmark = pytest.mark.usefixtures("listing")


def get(address: str) -> Any:
    response = Client().get(address)
    assert response.status_code == 200, response.text
    assert response["Content-Type"].startswith("application/json")
    return response.json()


def refused(address: str, status: int) -> Any:
    response = Client().get(address)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    document = response.json()
    assert document["status"] == status
    return document


def test_a_list_says_what_the_listing_says() -> None:
    query = "?region=kurzeme&grade=7-9&sort=name"
    answer = get(LIST + query)
    page = seen(Client().get(f"/lv/katalogs/{query}"))
    assert [UUID(one["id"]) for one in answer["activities"]] == [hit.id for hit in page.hits]
    assert answer["total"] == page.total
    shown = {
        (facet.parameter, choice.code): choice.count
        for facet in page.facets
        for group in (*facet.groups, *facet.folded)
        for choice in group.choices
    }
    told = {
        (facet["parameter"], value["code"]): value["count"]
        for facet in answer["facets"]
        for value in facet["values"]
    }
    assert shown.items() <= told.items()


def test_facets_carry_codes_and_both_labels() -> None:
    regions = next(f for f in get(f"{LIST}?region=latgale")["facets"] if f["parameter"] == "region")
    assert regions["title"] == {"lv": "Reģions", "en": "Region"}
    value = next(one for one in regions["values"] if one["code"] == "riga")
    assert (value["label_lv"], value["label_en"]) == ("Rīgas reģions", "Riga region")
    assert {one["code"] for one in regions["values"] if one["chosen"]} == {"latgale"}


def test_pages_follow_each_other_to_the_end() -> None:
    answer = get(f"{LIST}?page_size=50&sort=newest")
    found = [one["id"] for one in answer["activities"]]
    while answer["next"]:
        answer = get(answer["next"].removeprefix("http://testserver"))
        found += [one["id"] for one in answer["activities"]]
    assert {UUID(one) for one in found} == {one.id for one in public_activities()}
    assert len(found) == len(set(found))


@pytest.mark.parametrize(
    ("query", "parameter", "fault", "nearest"),
    [
        ("regoin=kurzeme", "regoin", "unknown-parameter", "region"),
        ("region=kurzme", "region", "unknown-value", "kurzeme"),
        ("page=-1", "page", "out-of-range", "1"),
        ("page=second", "page", "malformed", "1"),
        ("page_size=1000", "page_size", "out-of-range", "100"),
        ("sort=nam", "sort", "unknown-value", "name"),
        ("from=tomorrow", "from", "malformed", ""),
        ("language=de", "language", "unknown-value", ""),
        ("q=a%00b", "q", "malformed", "a b"),
        ("utm_source=x", "utm_source", "unknown-parameter", ""),
    ],
)
def test_what_is_not_understood_is_refused(
    query: str, parameter: str, fault: str, nearest: str
) -> None:
    problems = refused(f"{LIST}?field=science&{query}", 422)["problems"]
    assert [(p["parameter"], p["fault"], p["nearest"]) for p in problems] == [
        (parameter, fault, nearest)
    ]


def test_every_public_activity_has_its_detail_and_no_other_has() -> None:
    public = {one.id for one in public_activities()}
    for page in ActivityPage.objects.all():
        address = f"{LIST}/{page.public_id}"
        if page.public_id in public:
            assert get(address)["title"]["lv"] == page.name_lv
        else:
            refused(address, 404)
    assert 0 < len(public) < ActivityPage.objects.count()


def test_a_text_of_one_language_is_null_in_the_other() -> None:
    page = ActivityPage.objects.get(public_id=next(iter(public_activities())).id)
    page.description_lv = "<p>Skolēni <b>būvē</b>.</p>"
    page.name_en = ""
    page.save()
    detail = get(f"{LIST}/{page.public_id}")
    assert detail["description"] == {"lv": "<p>Skolēni <b>būvē</b>.</p>", "en": None}
    assert detail["title"]["en"] is None


def test_queries_do_not_grow_with_the_page() -> None:
    def queries(address: str) -> int:
        get(address)
        cache.clear()
        ContentType.objects.clear_cache()
        with CaptureQueriesContext(connection) as captured:
            get(address)
        return len(captured)

    assert queries(f"{LIST}?page_size=2") == queries(f"{LIST}?page_size=100") <= 2
    details = {queries(f"{LIST}/{one.id}") for one in public_activities()[:8]}
    assert len(details) == 1


@pytest.mark.parametrize(
    "address",
    ["/api/", "/api/v2/activities", "/api/v1/activities/", "/api/v1/nothing"],
)
def test_what_is_not_there_is_a_problem_and_no_page_of_the_site(address: str) -> None:
    refused(address, 404)


def test_an_activity_takes_no_parameters() -> None:
    one = public_activities()[0]
    assert refused(f"{LIST}/{one.id}?x=1", 422)["problems"][0]["parameter"] == "x"


def test_without_an_index_the_list_asks_to_come_again(settings: Settings, tmp_path: object) -> None:
    settings.SEARCH_INDEX_DIR = f"{tmp_path}/none"
    forget_what_is_kept()
    refused(LIST, 503)
    assert Client().get(LIST)["Retry-After"]


def test_the_document_describes_every_parameter() -> None:
    document = get("/api/v1/openapi.json")
    assert document["openapi"].startswith("3.1")
    listed = document["paths"][LIST]["get"]
    names = {one["name"] for one in listed["parameters"]}
    assert {"q", "field", "grade", "municipality", "from", "to", "page", "language"} <= names
    assert set(listed["responses"]) == {"200", "422", "429", "503"}
    assert set(document["paths"][f"{LIST}/{{id}}"]["get"]["responses"]) == {
        "200",
        "404",
        "422",
        "429",
    }
    for name in names:
        problems = Client().get(f"{LIST}?{name}=%00").json().get("problems", [])
        assert "unknown-parameter" not in json.dumps(problems)
