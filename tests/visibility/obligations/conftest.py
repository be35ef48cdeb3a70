"""An operation that costs more than ten million, with a place where something funded happens."""

from typing import Any

import pytest

from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from tests.catalogue_pages.projects import make_operation, make_project
from tests.search.content import make_activity, make_catalogue, make_provider


@pytest.fixture
def catalogue(db: None) -> CataloguePage:
    return make_catalogue()


@pytest.fixture
def operation(catalogue: CataloguePage) -> FundingOperation:
    return make_operation()


@pytest.fixture
def project(catalogue: CataloguePage, operation: FundingOperation) -> ProjectPage:
    return make_project(catalogue.get_parent(), operation=operation)


@pytest.fixture
def place(catalogue: CataloguePage, operation: FundingOperation) -> ProviderPage:
    """A museum where something funded happens."""
    museum = make_provider(catalogue, "Muzejs")
    make_activity(museum, "Robotikas darbnīca", funding_operation=operation)
    return museum


@pytest.fixture
def elsewhere(catalogue: CataloguePage, operation: FundingOperation, place: Any) -> ProviderPage:
    """A club whose funded activity is online, and whose other one nobody funds."""
    club = make_provider(catalogue, "Klubs")
    make_activity(club, "Tiešsaistē", formats=("online",), funding_operation=operation)
    make_activity(club, "Klubā")
    return club
