"""The import commands, on an empty catalogue."""

from pathlib import Path

import pytest

from catalogue_pages.providers.models import CataloguePage
from tests.catalogue_pages.exchange.files import Importing


@pytest.fixture
def importing(
    catalogue: CataloguePage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Importing:
    """Return the command that imports activities."""
    return Importing(tmp_path, capsys)


@pytest.fixture
def importing_providers(
    catalogue: CataloguePage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Importing:
    """Return the command that imports providers."""
    return Importing(tmp_path, capsys, "import_providers")
