"""The front page's numbers are those of the listing."""

import pytest
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import current
from presentation.front import Entrance, front
from search.listing.presenting import FacetView
from tests.search.listing.seeing import seen


def counted(view: FacetView) -> dict[str, int]:
    groups = (*view.groups, *view.folded)
    return {c.code: c.count for group in groups for c in group.choices if c.count}


def shown(entrance: Entrance) -> dict[str, int]:
    return {door.code: door.count for door in entrance.doors}


@pytest.mark.parametrize("path", ["/lv/", "/en/"])
def test_the_front_page_says_what_the_listing_says(
    listing: CataloguePage, client: Client, path: str
) -> None:
    # The database is ahead of the index: the listing does not know of it yet.
    ActivityPage.objects.update(municipality=None)
    page = client.get(path)
    view = seen(client.get(f"{path}katalogs/"))
    facets = {facet.parameter: facet for facet in view.facets}
    here = front(current(), view.language)
    assert here.activities == view.total
    assert here.municipalities == len(counted(facets["municipality"])) > 5
    for entrance in here.entrances:
        assert shown(entrance) == counted(facets[entrance.parameter])
    numbers = page.text.split("<dl", 1)[1].split("</dl>", 1)[0].split()
    assert {str(here.activities), str(here.municipalities)} <= set(numbers)
