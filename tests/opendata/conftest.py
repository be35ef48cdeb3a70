"""A small public catalogue, and a folder of its own for its open data."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.seeded import engine_name, listing, seeded

__all__ = ["engine_name", "listing", "seeded"]


@pytest.fixture
def client() -> Client:
    """What a page of another site asks with."""
    return Client(headers={"Origin": "https://portals.example"})


@pytest.fixture
def shelf_folder(settings: Settings, tmp_path: Path) -> Path:
    """Where the versions of this test are."""
    settings.OPEN_DATA_DIR = tmp_path / "open-data"
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.BASE_URL = "https://norises.example"
    return tmp_path / "open-data"


@pytest.fixture
def provider(db: None, shelf_folder: Path) -> ProviderPage:
    return make_provider(
        make_catalogue(), "Tehnikas nams", email="nams@example.org", phone="+371 60000000"
    )


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    return make_activity(provider, "Upes pētnieki", price=4, duration_minutes=90, group_max=25)
