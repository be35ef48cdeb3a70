"""A catalogue to import into: vocabularies, a home page, the catalogue page."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import transaction

from catalogue_pages.articles.first_pages import make_catalogue, make_home
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.loading import load


@pytest.fixture(scope="module")
def kept_catalogue(django_db_setup: None, django_db_blocker: Any) -> Iterator[None]:
    """Make the catalogue once for a module; each test rolls back to it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        make_catalogue(make_home())
        yield
        transaction.set_rollback(True)


@pytest.fixture
def catalogue(kept_catalogue: None, db: None) -> CataloguePage:
    """Return the catalogue page of a site with all vocabularies and nothing else."""
    page: CataloguePage = CataloguePage.objects.get()
    return page
