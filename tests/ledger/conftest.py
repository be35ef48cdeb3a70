"""A small catalogue with an index, whose worker also fills the ledger."""

import pytest

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from search.engines.protocol import Engine
from search.indexing.rebuilding import rebuild
from tests.search.content import make_activity
from tests.search.indexing.conftest import catalogue, engine, provider

__all__ = ["catalogue", "engine", "provider"]


@pytest.fixture
def activities(engine: Engine, provider: ProviderPage) -> list[ActivityPage]:
    rebuild(engine, "test")
    return [make_activity(provider, name) for name in ("Akvārijs", "Mikroskopi")]
