"""What a visitor of the listing's address gets."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from catalogue_pages.providers.models import CataloguePage
from demo.load.writing import write
from tests.search.listing.seeing import seen
from tests.seeded import forget_what_is_kept, index_everything

MOST_QUERIES = 4
ADDRESSES = (
    "/lv/katalogs/",
    "/lv/katalogs/?region=kurzeme&field=technology&grade=7-9",
    "/en/katalogs/?q=robotics&sort=name",
    "/lv/katalogs/?q=nekas-tads&region=latgale&page=2&foo=1",
)


def cold_queries(address: str) -> int:
    client = Client()
    client.get(address)
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_four_queries_at_most_however_many_activities_there_are(listing: CataloguePage) -> None:
    few = [cold_queries(address) for address in ADDRESSES]
    write(listing, 160, 500, lambda _made: None)
    index_everything()
    assert max(few) <= MOST_QUERIES
    assert [cold_queries(address) for address in ADDRESSES] == few


@pytest.mark.long
def test_four_queries_at_most_with_twenty_thousand_activities(listing: CataloguePage) -> None:
    few = [cold_queries(address) for address in ADDRESSES]
    write(listing, 160, 20_000, lambda _made: None)
    index_everything()
    assert [cold_queries(address) for address in ADDRESSES] == few


def test_visitors_get_no_cookie(listing: CataloguePage, client: Client) -> None:
    assert not client.get("/lv/katalogs/?q=robotika").cookies


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_address_decides_the_language(
    listing: CataloguePage, client: Client, language: str
) -> None:
    response = client.get(f"/{language}/katalogs/")
    assert response.headers["Content-Language"] == language
    assert f'lang="{language}"' in response.text


def test_a_renamed_catalogue_answers_at_its_new_address(
    listing: CataloguePage, client: Client
) -> None:
    listing.slug = "norises"
    listing.save()
    assert client.get("/lv/norises/?field=science").status_code == 200
    assert client.get("/lv/katalogs/").status_code == 404


def test_an_unpublished_catalogue_is_not_there(listing: CataloguePage, client: Client) -> None:
    listing.unpublish()
    assert client.get("/lv/katalogs/").status_code == 404


def test_other_pages_are_served_as_ever(listing: CataloguePage, client: Client) -> None:
    assert client.get("/lv/").status_code == 200
    assert client.get("/lv/nav-tadas/").status_code == 404


def test_only_reading_is_answered(listing: CataloguePage, client: Client) -> None:
    assert client.head("/lv/katalogs/").status_code == 200
    assert client.post("/lv/katalogs/").status_code == 405


@pytest.mark.parametrize("above", [False, True])
def test_a_page_for_signed_in_people_asks_to_sign_in(
    listing: CataloguePage, client: Client, above: bool
) -> None:
    page = listing.get_parent() if above else listing
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    response = client.get("/lv/katalogs/?field=science")
    assert response.status_code == 302
    assert "next=/lv/katalogs/%3Ffield%3Dscience" in response["Location"]
    client.force_login(get_user_model().objects.create_user("skolotaja"))
    response = client.get("/lv/katalogs/")
    assert response.status_code == 200
    assert "private" in response["Cache-Control"]


def test_a_page_for_a_group_lets_its_people_in(listing: CataloguePage, client: Client) -> None:
    teachers = Group.objects.create(name="Skolotāji")
    restriction = PageViewRestriction.objects.create(page=listing, restriction_type="groups")
    restriction.groups.add(teachers)
    user = get_user_model().objects.create_user("skolotaja")
    client.force_login(user)
    assert client.get("/lv/katalogs/").status_code == 302
    user.groups.add(teachers)
    assert client.get("/lv/katalogs/").status_code == 200


def test_a_page_with_a_password_opens_for_whoever_knows_it(
    listing: CataloguePage, client: Client
) -> None:
    restriction = PageViewRestriction.objects.create(
        page=listing, restriction_type="password", password="bite"
    )
    closed = client.get("/lv/katalogs/")
    assert 'type="password"' in closed.text
    assert 'name="field"' not in closed.text
    client.post(
        f"/lv/_util/authenticate_with_password/{restriction.pk}/{listing.pk}/",
        {"password": "bite", "return_url": "/lv/katalogs/"},
    )
    assert 'name="field"' in client.get("/lv/katalogs/").text


def test_htmx_gets_the_changing_part_alone(listing: CataloguePage, client: Client) -> None:
    address = "/lv/katalogs/?field=science"
    whole = client.get(address)
    part = client.get(f"{address}&q=&sort=relevance", headers={"HX-Request": "true"})
    back = client.get(address, headers={"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in whole.text
    assert "<html" not in part.text
    assert "<html" in back.text
    assert part["HX-Push-Url"] == address
    assert all("HX-Request" in answer["Vary"] for answer in (whole, part, back))


def test_the_editor_sees_a_draft_of_the_page(listing: CataloguePage, client: Client) -> None:
    client.force_login(get_user_model().objects.create_superuser("redaktore"))
    listing.unpublish()
    listing.name_lv = "Melnraksts"
    revision = listing.save_revision()
    address = f"/admin/pages/{listing.pk}/revisions/{revision.pk}/view/"
    response = client.get(address)
    assert response.status_code == 200
    assert 'name="field"' in response.text


def test_without_an_index_the_page_says_so(
    listing: CataloguePage, client: Client, settings: Settings, tmp_path: object
) -> None:
    settings.SEARCH_INDEX_DIR = f"{tmp_path}/none"
    forget_what_is_kept()
    response = client.get("/lv/katalogs/?field=science")
    assert response.status_code == 503
    view = seen(response)
    assert not view.available
    assert [one.code for one in view.active] == ["science"]
