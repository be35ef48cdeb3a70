"""What the address of suggestions answers, and what is similar on an activity's page."""

from urllib.parse import urlsplit

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage
from demo.load.writing import write
from presentation.templatetags.cards import similar_activities
from search.engines.embedded.engine import EmbeddedEngine
from search.indexing.building import public_ids
from tests.seeded import forget_what_is_kept, index_everything

HERE = "/lv/katalogs/suggest"
GROUPS = ["words", "activities", "providers", "municipalities"]
MOST_QUERIES = 4


@pytest.fixture
def undeclared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The engine as if it declared nothing."""
    monkeypatch.setattr(EmbeddedEngine, "capabilities", frozenset())


def suggested(query: str, address: str = HERE) -> dict[str, list[dict[str, str]]]:
    response = Client().get(address, {"q": query})
    assert response.status_code == 200
    found: dict[str, list[dict[str, str]]] = response.json()
    return found


def some_title() -> str:
    activity = ActivityPage.objects.get(public_id=public_ids()[0])
    return str(activity.name_lv)


def test_groups_stand_in_their_order_and_lead_somewhere(listing: CataloguePage) -> None:
    found = suggested(some_title())
    assert list(found) == [*GROUPS, "said"]
    assert found["activities"]
    for group in GROUPS:
        for item in found[group][:2]:
            assert Client().get(item["address"]).status_code == 200


def test_a_municipality_leads_to_the_listing_that_has_it_chosen(listing: CataloguePage) -> None:
    towns = suggested("robotika rīg")["municipalities"]
    assert towns[0] == {
        "label": "Rīga",
        "address": "/lv/katalogs/?q=robotika&municipality=riga",
    }
    english = suggested("rig", "/en/katalogs/suggest")["municipalities"]
    assert english[0] == {"label": "Riga", "address": "/en/katalogs/?municipality=riga"}


@pytest.mark.parametrize("query", ["", "q=", "q=%00", "q=r", "nonsense=1", "q[]=robotika"])
def test_nothing_typed_gives_empty_groups(listing: CataloguePage, query: str) -> None:
    found = Client().get(HERE, QUERY_STRING=query).json()
    assert [found[group] for group in GROUPS] == [[], [], [], []]


def test_nothing_but_the_words_matters(listing: CataloguePage) -> None:
    plain = Client().get(HERE, QUERY_STRING="q=robo").json()
    assert Client().get(HERE, QUERY_STRING="page=x&field=science&q=robo&a=1").json() == plain


def test_an_answer_may_be_kept_for_a_moment_by_anybody(
    listing: CataloguePage, client: Client
) -> None:
    response = client.get(HERE, {"q": "robo"})
    assert response["Content-Type"] == "application/json"
    assert set(response["Cache-Control"].split(", ")) == {"public", "max-age=60"}
    assert "Cookie" not in response.get("Vary", "")
    assert not response.cookies


def test_only_reading_is_answered(listing: CataloguePage, client: Client) -> None:
    assert client.head(HERE).status_code == 200
    assert client.post(HERE).status_code == 405


@pytest.mark.parametrize("path", ["/lv/suggest", "/lv/nekas/suggest", "/lv/katalogs/suggest/"])
def test_elsewhere_there_is_nothing(listing: CataloguePage, client: Client, path: str) -> None:
    assert client.get(path, {"q": "robo"}).status_code == 404


def test_what_is_not_public_is_never_suggested_nor_similar(listing: CataloguePage) -> None:
    public = set(public_ids())
    hidden = ActivityPage.objects.exclude(public_id__in=public)
    assert hidden.filter(live=False).exists()
    assert hidden.filter(live=True).exists()
    root = listing.get_parent().url_path
    paths = {page.url_path.removeprefix(root) for page in hidden}
    for page in hidden:
        shown = suggested(str(page.name_lv))
        found = {urlsplit(item["address"]).path for group in GROUPS for item in shown[group]}
        assert not {f"/lv/{path}" for path in paths} & found
        assert {hit.id for hit in similar_activities(page, 20)} <= public


def test_a_page_for_signed_in_people_suggests_to_nobody_else(
    listing: CataloguePage, client: Client
) -> None:
    PageViewRestriction.objects.create(page=listing, restriction_type="login")
    response = client.get(HERE, {"q": "robo"})
    assert response.status_code == 302
    assert "public" not in response.get("Cache-Control", "")


def cold_queries(address: str) -> int:
    client = Client()
    client.get(address)
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_four_queries_at_most_however_many_activities_there_are(listing: CataloguePage) -> None:
    addresses = [f"{HERE}?q=robo", f"{HERE}?q=a", f"{HERE}?q=rīga"]
    few = [cold_queries(address) for address in addresses]
    write(listing, 160, 300, lambda _made: None)
    index_everything()
    assert max(few) <= MOST_QUERIES
    assert [cold_queries(address) for address in addresses] == few


def similar_on(page: ActivityPage) -> tuple[str, int]:
    """The text of an activity's page, and what it asked of the database."""
    address = f"/lv/{page.url_path.strip('/').partition('/')[2]}/"
    with CaptureQueriesContext(connection) as captured:
        response = Client().get(address)
    assert response.status_code == 200, address
    return response.text, len(captured)


def test_similar_activities_cost_the_same_however_many(
    listing: CataloguePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = ActivityPage.objects.get(public_id=public_ids()[0])
    similar_on(page)
    text, queries = similar_on(page)
    assert "Līdzīgas norises" in text
    monkeypatch.setattr(EmbeddedEngine, "capabilities", frozenset())
    text, fewer = similar_on(page)
    assert "Līdzīgas norises" not in text
    assert queries - fewer <= 2


def test_an_engine_that_declares_nothing_is_asked_nothing(
    listing: CataloguePage, client: Client, undeclared: None
) -> None:
    assert client.get(HERE, {"q": "robo"}).status_code == 404
    for address in ("/lv/", "/lv/katalogs/"):
        text = client.get(address).text
        assert 'name="q"' in text
        assert "q-suggestions" not in text
        assert "data-suggestions" not in text


def test_without_an_index_nothing_is_suggested_and_pages_are_whole(
    listing: CataloguePage, client: Client, settings: Settings, tmp_path: object
) -> None:
    page = ActivityPage.objects.get(public_id=public_ids()[0])
    settings.SEARCH_INDEX_DIR = f"{tmp_path}/none"
    forget_what_is_kept()
    response = client.get(HERE, {"q": "robo"})
    assert [response.json()[group] for group in GROUPS] == [[], [], [], []]
    assert response["Cache-Control"] == "no-store"
    assert "Līdzīgas norises" not in similar_on(page)[0]
