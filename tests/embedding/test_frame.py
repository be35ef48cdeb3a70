"""What the frame answers, to whoever asks for whatever."""

from urllib.parse import quote

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from catalogue_pages.providers.models import CataloguePage
from demo.load.writing import write
from search.unfound import noting
from search.unfound.models import UnfoundQuery
from tests.seeded import forget_what_is_kept, index_everything

FRAME = "/lv/ievietot/saraksts/"
NOT_FRAMED = (
    *("/lv/", "/en/katalogs/", "/lv/katalogs/?field=science", "/lv/ievietot/", "/en/ievietot/"),
    *("/lv/nekur/", "/lv/ievietot/nekur/", "/lv/konts/pieslegties/", "/lv/piedavat/"),
    *("/lv/materiali/", "/robots.txt", "/api/v1/none"),
)
HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</textarea><script>alert(1)</script>",
    "javascript:alert(1)",
    "' onload='alert(1)",
    "{{ 7|add:7 }}{% load static %}",
    "\x00\ud800\u202e".encode("utf-8", "surrogatepass").decode("utf-8", "replace"),
    "9" * 5000,
    "-1",
    "%",
)
NAMES = ("q", "field", "grade", "near", "within", "sort", "page", "page_size", "after", "x", "from")


def policy(answer) -> dict[str, str]:  # type: ignore[no-untyped-def]
    parts = (part.strip().partition(" ") for part in answer["Content-Security-Policy"].split(";"))
    return {name: value for name, _space, value in parts}


def test_it_may_be_framed_by_anybody_and_do_nothing_else(
    listing: CataloguePage, client: Client
) -> None:
    answer = client.get(FRAME)
    assert answer.status_code == 200
    assert "X-Frame-Options" not in answer
    found = policy(answer)
    assert found["frame-ancestors"] == "*"
    assert found["default-src"] == found["connect-src"] == found["form-action"] == "'none'"
    assert found["script-src"] == found["style-src"] == "'self'"
    assert not answer.cookies
    assert answer["X-Robots-Tag"] == "noindex"
    assert answer["Cache-Control"] == "public, max-age=60"
    assert "<form" not in answer.text


@pytest.mark.parametrize("address", NOT_FRAMED)
def test_nothing_else_may_be_framed(listing: CataloguePage, client: Client, address: str) -> None:
    answer = client.get(address)
    assert answer["X-Frame-Options"] == "DENY"
    assert policy(answer)["frame-ancestors"] == "'none'"


@pytest.mark.parametrize(
    "query",
    [
        *("", "field=science", "grade=7-9&page_size=3", "q=robotika&page=2&page_size=3"),
        *("region=kurzeme&sort=name&page_size=6", "near=cesu-novads&within=30&sort=nearest"),
    ],
)
@pytest.mark.parametrize("language", ["lv", "en"])
def test_it_shows_what_the_listing_shows(
    listing: CataloguePage, client: Client, language: str, query: str
) -> None:
    whole = client.get(f"/{language}/katalogs/?{query}").context["listing"]
    framed = client.get(f"/{language}/ievietot/saraksts/?{query}").context["listing"]
    assert [hit.id for hit in framed.hits] == [hit.id for hit in whole.hits]
    assert (framed.total, framed.available) == (whole.total, True)


def test_its_pages_stay_in_the_frame(listing: CataloguePage, client: Client) -> None:
    answer = client.get(f"{FRAME}?page_size=3&page=2&grade=7-9")
    assert f'href="{FRAME}?grade=7-9&amp;page_size=3"' in answer.text
    assert f'href="{FRAME}?grade=7-9&amp;page_size=3&amp;page=3"' in answer.text
    assert 'href="/lv/katalogs/?grade=7-9"' in answer.text


@pytest.mark.parametrize(
    ("language", "words", "all_of_it"),
    [
        ("lv", "Līdzfinansē Eiropas Savienība", "/lv/katalogs/"),
        ("en", "Co-funded by the European Union", "/en/katalogs/"),
    ],
)
def test_the_address_decides_the_language(
    listing: CataloguePage, client: Client, language: str, words: str, all_of_it: str
) -> None:
    other = "en" if language == "lv" else "lv"
    answer = client.get(f"/{language}/ievietot/saraksts/", headers={"Accept-Language": other})
    assert f'<html lang="{language}">' in answer.text
    assert words in answer.text
    assert f'href="{all_of_it}"' in answer.text


@pytest.mark.parametrize("path", ["ievietot/saraksts/", "ievietot/"])
def test_whatever_is_asked_is_answered_and_stays_text(
    listing: CataloguePage, client: Client, path: str
) -> None:
    for name in NAMES:
        for value in HOSTILE:
            answer = client.get(f"/en/{path}?{name}={quote(value)}&{quote(value)}={name}")
            assert answer.status_code == 200
            for markup in ("<script>alert", "<img src=x", "onload='alert", "</textarea><script"):
                assert markup not in answer.text, (name, value)


def test_only_reading_is_answered(listing: CataloguePage, client: Client) -> None:
    assert client.head(FRAME).status_code == 200
    assert client.post(FRAME).status_code == 405


def test_nothing_found_is_said_and_leads_on(listing: CataloguePage, client: Client) -> None:
    answer = client.get("/en/ievietot/saraksts/?q=zzzzqq")
    assert answer.status_code == 200
    assert "There are no such activities at the moment." in answer.text
    assert 'href="/en/katalogs/"' in answer.text
    assert 'data-visibility="ensemble"' in answer.text


def test_without_an_index_the_frame_says_so(
    listing: CataloguePage, client: Client, settings: Settings, tmp_path: object
) -> None:
    settings.SEARCH_INDEX_DIR = f"{tmp_path}/none"
    forget_what_is_kept()
    answer = client.get("/en/ievietot/saraksts/")
    assert answer.status_code == 503
    assert "The search cannot answer just now." in answer.text
    assert 'data-visibility="ensemble"' in answer.text
    assert policy(answer)["frame-ancestors"] == "*"
    assert "no-store" in answer["Cache-Control"]


def test_a_list_near_somebody_is_kept_nowhere(listing: CataloguePage, client: Client) -> None:
    assert "no-store" in client.get(f"{FRAME}?near=56.95,24.11")["Cache-Control"]


def test_without_a_public_catalogue_there_is_no_list(
    listing: CataloguePage, client: Client
) -> None:
    listing.unpublish()
    assert client.get(FRAME).status_code == 404
    assert client.get("/lv/ievietot/").status_code == 404


def queries(address: str) -> int:
    client = Client()
    client.get(address)
    cache.clear()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_it_asks_as_often_for_few_and_for_many(listing: CataloguePage) -> None:
    addresses = [f"{FRAME}?page_size={size}" for size in (3, 24, 100)]
    few = [queries(address) for address in addresses]
    assert max(few) == min(few) <= 2
    write(listing, 160, 300, lambda _made: None)
    index_everything()
    assert [queries(address) for address in addresses] == few


def test_the_script_has_an_address_that_lasts(client: Client) -> None:
    answer = client.get("/embed.js")
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/javascript")
    assert not answer.cookies


def test_nobody_searched_when_a_list_is_empty(listing: CataloguePage, client: Client) -> None:
    noting.write()
    UnfoundQuery.objects.all().delete()
    for path in ("ievietot/saraksts/", "ievietot/"):
        assert client.get(f"/lv/{path}?q=zzyzxqwk").context["listing"].total == 0
    assert noting.write() == 0
    client.get("/lv/katalogs/?q=zzyzxqwk")
    assert noting.write() == 1
