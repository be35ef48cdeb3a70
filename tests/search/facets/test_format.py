from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.format import FormatFacet
from tests.search.facets.conftest import Making


def test_every_format_finds_the_activity(activity: Making, vocabularies: Vocabularies) -> None:
    page = activity(formats=("online", "outdoor"))
    assert set(FormatFacet().codes(page, vocabularies)) == {"online", "outdoor"}
