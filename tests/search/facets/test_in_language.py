from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.in_language import InLanguageFacet
from tests.search.facets.conftest import Making


def test_every_language_of_delivery_finds_the_activity(
    activity: Making, vocabularies: Vocabularies
) -> None:
    page = activity(languages=("lv", "en"))
    assert set(InLanguageFacet().codes(page, vocabularies)) == {"lv", "en"}
