from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.accessibility import AccessibilityFacet
from tests.search.facets.conftest import Making


def test_only_what_is_known_finds_the_activity(
    activity: Making, vocabularies: Vocabularies
) -> None:
    facet = AccessibilityFacet()
    assert list(facet.codes(activity(accessibility=("wheelchair",)), vocabularies)) == [
        "wheelchair"
    ]
    assert not list(facet.codes(activity(), vocabularies))
