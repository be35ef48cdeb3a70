import pytest

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.covered import CoveredFacet
from tests.search.facets.conftest import Making


@pytest.mark.parametrize(("covered", "code"), [(True, "yes"), (False, "no"), (None, "unknown")])
def test_what_is_not_known_is_a_value_of_its_own(
    activity: Making, vocabularies: Vocabularies, covered: bool | None, code: str
) -> None:
    assert list(CoveredFacet().codes(activity(covered=covered), vocabularies)) == [code]
