from datetime import UTC, datetime

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.season import SeasonFacet
from tests.search.facets.conftest import Making


def test_named_seasons_and_those_of_the_dates_find_the_activity(
    activity: Making, vocabularies: Vocabularies
) -> None:
    page = activity(seasons=("summer",), occurrences=[datetime(2026, 10, 5, 9, tzinfo=UTC)])
    assert list(SeasonFacet().codes(page, vocabularies)) == ["autumn", "summer"]


def test_a_day_begins_at_midnight_in_latvia(activity: Making, vocabularies: Vocabularies) -> None:
    page = activity(occurrences=[datetime(2026, 11, 30, 22, 30, tzinfo=UTC)])
    assert list(SeasonFacet().codes(page, vocabularies)) == ["winter"]
