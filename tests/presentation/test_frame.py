"""What stands around pages: one name for the catalogue, demonstrations, and restricted pages."""

import re

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from catalogue_pages.articles import navigation
from catalogue_pages.providers.models import CataloguePage
from tests.presentation.test_pages import address, read
from tests.search.content import make_activity, make_catalogue, make_provider

NOINDEX = '<meta name="robots" content="noindex"'


@pytest.fixture
def catalogue(db: None) -> CataloguePage:
    navigation.kept.forget()
    return make_catalogue()


@pytest.mark.parametrize(("language", "name"), [("lv", "Katalogs"), ("en", "Catalogue")])
def test_the_catalogue_has_one_name(
    client: Client, catalogue: CataloguePage, language: str, name: str
) -> None:
    activity = make_activity(make_provider(catalogue, "Muzejs"), "Roboti")
    page = read(client, address(activity, language))
    links = re.findall(rf'<a href="/{language}/katalogs/"[^>]*>([^<]*)</a>', page)
    assert links == [name, name]
    assert f'<a href="/{language}/katalogs/" aria-current="true">' in page


@pytest.mark.parametrize("demonstration", [True, False])
def test_pages_that_show_demonstrations_are_not_for_search_engines(
    client: Client, catalogue: CataloguePage, demonstration: bool
) -> None:
    provider = make_provider(catalogue, "Muzejs")
    make_activity(provider, "Roboti", demonstration=demonstration)
    assert (NOINDEX in read(client, "/lv/")) is demonstration
    page = read(client, address(provider))
    assert (NOINDEX in page) is demonstration
    assert ("Demonstrācija</p>" in page) is demonstration


@pytest.mark.parametrize(
    ("language", "asks", "refuses"),
    [
        ("lv", "Vajadzīga parole", "nav pareiza"),
        ("en", "A password is needed", "is not correct"),
    ],
)
def test_a_page_with_a_password_asks_for_it_in_the_sites_look(
    client: Client, catalogue: CataloguePage, language: str, asks: str, refuses: str
) -> None:
    provider = make_provider(catalogue, "Muzejs")
    restriction = PageViewRestriction.objects.create(
        page=provider, restriction_type=PageViewRestriction.PASSWORD, password="atslēga"
    )
    page = read(client, address(provider, language))
    assert f"<h1> {asks} </h1>" in page
    assert 'class="funding__statement"' in page
    assert NOINDEX in page
    action = f"/{language}/_util/authenticate_with_password/{restriction.pk}/{provider.pk}/"
    assert f'action="{action}"' in page
    wrong = client.post(action, {"password": "cita", "return_url": address(provider, language)})
    assert refuses in wrong.content.decode()
    right = client.post(action, {"password": "atslēga", "return_url": address(provider, language)})
    assert right["Location"] == address(provider, language)


@pytest.mark.parametrize(("language", "said"), [("lv", "Pieslēgties"), ("en", "Sign in")])
def test_signing_in_has_the_sites_look(
    client: Client, catalogue: CataloguePage, language: str, said: str
) -> None:
    page = read(client, f"/{language}/konts/pieslegties/?next=/lv/")
    assert f"<h1> {said} </h1>" in page
    assert '<input type="hidden" name="next" value="/lv/"' in page
    assert 'class="funding__statement"' in page
