"""Relations to vocabularies fetched by one query are as if each had been prefetched."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.fetching import fetch_terms
from search.indexing.building import TERMS
from tests.search.content import make_activity, make_catalogue, make_provider


@pytest.mark.django_db
def test_one_query_brings_every_relation_in_its_order() -> None:
    provider = make_provider(make_catalogue(), "Muzejs")
    make_activity(provider, "Roboti", grades=("9", "1", "5"), formats=("online", "at-provider"))
    make_activity(provider, "Augi", formats=("at-school",), served=("ventspils", "riga"))
    fetched = list(ActivityPage.objects.all())
    with CaptureQueriesContext(connection) as captured:
        fetch_terms(fetched, TERMS)
        found = {
            (one.pk, name): list(getattr(one, name).all()) for one in fetched for name in TERMS
        }
        codes = {key: [term.code for term in terms] for key, terms in found.items()}
    assert len(captured) == 1
    prefetched = ActivityPage.objects.prefetch_related(*TERMS)
    assert codes == {
        (one.pk, name): [term.code for term in getattr(one, name).all()]
        for one in prefetched
        for name in TERMS
    }
    assert codes[fetched[0].pk, "grades"] == ["1", "5", "9"]
    assert found[fetched[0].pk, "grades"][0].label_lv


@pytest.mark.django_db
def test_of_no_pages_nothing_is_asked() -> None:
    with CaptureQueriesContext(connection) as captured:
        fetch_terms([], TERMS)
    assert not captured
