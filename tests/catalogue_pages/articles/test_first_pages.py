"""An installation without a demonstration begins with a home page and an empty catalogue."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from wagtail.models import Page, Revision

from catalogue_pages.articles import navigation
from catalogue_pages.providers.models import CataloguePage
from search.engines.configured import engine

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def empty_index(tmp_path: Path) -> Iterator[None]:
    with override_settings(SEARCH_INDEX_DIR=tmp_path / "index"):
        engine().publish(engine().build("made so"))
        navigation.kept.forget()
        yield
        navigation.kept.forget()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("/lv/", "Norišu katalogs"),
        ("/en/", "Activity Catalogue"),
        ("/lv/katalogs/", "Norises"),
        ("/en/katalogs/?q=space", "Activities"),
    ],
)
@override_settings(BASE_URL="https://catalogue.example")
def test_every_address_answers(client: Client, address: str, said: str) -> None:
    told = StringIO()
    call_command("make_first_pages", stdout=told)
    assert "https://catalogue.example/" in told.getvalue()
    assert "/katalogs/" in told.getvalue()
    response = client.get(address, headers={"host": "catalogue.example"})
    assert response.status_code == 200
    assert said in response.text


def test_a_second_time_nothing_changes() -> None:
    call_command("make_first_pages", verbosity=0)
    before = (Page.objects.count(), Revision.objects.count())
    call_command("make_first_pages", verbosity=0)
    assert (Page.objects.count(), Revision.objects.count()) == before


def test_a_catalogue_that_somebody_took_away_stays_away() -> None:
    call_command("make_first_pages", verbosity=0)
    CataloguePage.objects.get().delete()
    call_command("make_first_pages", "--if-empty", verbosity=0)
    assert not CataloguePage.objects.exists()
