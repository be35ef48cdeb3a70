"""What the listing says to machines: the activities on the page, at no query's cost."""

import pytest
from django.test import Client

from catalogue_pages.providers.models import CataloguePage
from tests.presentation.structured_data.reading import of_type, said
from tests.presentation.structured_data.vocabulary import faults
from tests.seeded import engine_name, listing, seeded

__all__ = ["engine_name", "listing", "seeded"]


@pytest.mark.parametrize("language", ["lv", "en"])
def test_the_listing_names_what_it_shows(
    listing: CataloguePage, client: Client, language: str
) -> None:
    (collection,) = said(client, f"/{language}/katalogs/?page=2")
    assert list(faults(collection)) == []
    shown = collection["mainEntity"]
    assert [one["position"] for one in shown["itemListElement"]] == list(range(21, 41))
    assert shown["numberOfItems"] > 40
    assert all(f"/{language}/katalogs/" in one["url"] for one in shown["itemListElement"])


def test_a_listing_near_somebody_says_nothing(listing: CataloguePage, client: Client) -> None:
    assert said(client, "/lv/katalogs/?near=56.95,24.11") == []


def test_what_htmx_fetches_says_it_not_again(listing: CataloguePage, client: Client) -> None:
    part = client.get("/lv/katalogs/", headers={"HX-Request": "true"})
    assert "ld+json" not in part.text


def test_the_first_page_begins_with_one(listing: CataloguePage, client: Client) -> None:
    collection = of_type(said(client, "/lv/katalogs/"), "CollectionPage")
    assert collection["mainEntity"]["itemListElement"][0]["position"] == 1
