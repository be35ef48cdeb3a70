"""An engine with an index folder of its own, and a small catalogue to index."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.snapshot import kept
from search.engines.configured import engine as configured_engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Engine
from tests.search.content import make_catalogue, make_provider
from tests.search.engines.conftest import ENGINES
from tests.servers.sharing import settings_of


@pytest.fixture
def engine(settings: Settings, tmp_path: Path) -> Engine:
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "media"
    return configured_engine()


@pytest.fixture(params=ENGINES)
def each_engine(
    request: pytest.FixtureRequest, engine: Engine, settings: Settings
) -> Iterator[Engine]:
    """Every engine in turn as the configured one, with nothing built."""
    for name, value in settings_of(request.param).items():
        setattr(settings, name, value)
    configured = configured_engine()
    yield configured
    if isinstance(configured, ElasticsearchEngine):
        configured.drop()


@pytest.fixture
def catalogue(db: None) -> Iterator[CataloguePage]:
    kept.forget()
    yield make_catalogue()
    kept.forget()


@pytest.fixture
def provider(catalogue: CataloguePage) -> ProviderPage:
    return make_provider(catalogue, "Ventspils muzejs", name_en="Ventspils Museum")
