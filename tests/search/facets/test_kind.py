from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.kind import KindFacet
from tests.search.facets.conftest import Making


def test_an_activity_is_found_under_its_kind(activity: Making, vocabularies: Vocabularies) -> None:
    assert list(KindFacet().codes(activity(kind="game"), vocabularies)) == ["game"]
