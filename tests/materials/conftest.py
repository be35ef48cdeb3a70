"""A small public catalogue, and a draft that nobody but its writers may see."""

import pytest

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from tests.search.content import make_activity, make_catalogue, make_provider

LONG = "Elektroenerģijas pašpatēriņa nodrošinājuma starpdisciplinārā eksperimentāldarbnīca"


@pytest.fixture
def provider(db: None) -> ProviderPage:
    return make_provider(make_catalogue(), "Tehnikas nams")


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    return make_activity(provider, "Upes pētnieki", price=4, duration_minutes=90, group_max=25)


@pytest.fixture
def draft(provider: ProviderPage) -> ActivityPage:
    return make_activity(provider, "Slepena norise", live=False)
