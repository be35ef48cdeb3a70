from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.region import RegionFacet
from tests.search.facets.conftest import Making


def test_the_venue_decides_the_region(activity: Making, vocabularies: Vocabularies) -> None:
    page = activity(formats=("at-provider",), municipality="ventspils")
    assert list(RegionFacet().codes(page, vocabularies)) == ["kurzeme"]


def test_served_schools_add_their_regions(activity: Making, vocabularies: Vocabularies) -> None:
    page = activity(
        formats=("at-provider", "at-school"),
        municipality="riga",
        municipalities_served=("ventspils", "rezekne"),
    )
    assert set(RegionFacet().codes(page, vocabularies)) == {"riga", "kurzeme", "latgale"}


def test_what_is_only_online_happens_in_no_region(
    activity: Making, vocabularies: Vocabularies
) -> None:
    page = activity(formats=("online",), municipality="riga")
    assert not list(RegionFacet().codes(page, vocabularies))
