"""The shared made-up catalogue, and a small one whose occurrences a test edits."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalogue_pages.providers.models import CataloguePage
from search.engines.embedded.engine import EmbeddedEngine
from tests.search.content import make_catalogue
from tests.seeded import configured, engine_name, listing, seeded

__all__ = ["engine_name", "listing", "seeded"]


@pytest.fixture
def small(db: None, tmp_path: Path) -> Iterator[CataloguePage]:
    """A catalogue without activities, and an engine of its own."""
    with configured(EmbeddedEngine.name, tmp_path):
        yield make_catalogue()
