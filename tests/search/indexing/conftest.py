"""An engine with an index folder of its own, and a small catalogue to index."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.snapshot import kept
from search.engines.configured import engine as configured_engine
from search.engines.protocol import Engine
from tests.search.content import make_catalogue, make_provider


@pytest.fixture
def engine(settings: Settings, tmp_path: Path) -> Engine:
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "media"
    return configured_engine()


@pytest.fixture
def catalogue(db: None) -> Iterator[CataloguePage]:
    kept.forget()
    yield make_catalogue()
    kept.forget()


@pytest.fixture
def provider(catalogue: CataloguePage) -> ProviderPage:
    return make_provider(catalogue, "Ventspils muzejs", name_en="Ventspils Museum")
