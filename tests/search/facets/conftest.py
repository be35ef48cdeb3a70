"""The vocabularies as loaded, and activities that are only in memory."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.models import VOCABULARIES
from catalogue_pages.vocabularies.snapshot import Vocabularies, current, kept

TERMS = {
    "formats": "format",
    "grades": "grade",
    "languages": "language",
    "subjects": "subject",
    "seasons": "season",
    "accessibility": "accessibility",
    "municipalities_served": "municipality",
}
Making = Callable[..., ActivityPage]


@pytest.fixture(scope="package")
def loaded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the vocabularies once for all these tests; each has a savepoint of its own."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def vocabularies(loaded: None, db: None) -> Iterator[Vocabularies]:
    kept.forget()
    yield current()
    kept.forget()


@pytest.fixture
def activity(vocabularies: Vocabularies) -> Making:
    """Make an unsaved activity; terms are given by code, other values as they are."""

    def making(**values: Any) -> ActivityPage:
        terms = {name: values.pop(name) for name in TERMS if name in values}
        days = values.pop("occurrences", ())
        for name in ("field", "kind", "municipality"):
            if name in values:
                values[name] = VOCABULARIES[name].objects.get(code=values[name])
        page = ActivityPage(**values)
        for name, codes in terms.items():
            setattr(page, name, VOCABULARIES[TERMS[name]].objects.filter(code__in=codes))
        setattr(page, "occurrences", [Occurrence(starts_at=day) for day in days])  # noqa: B010
        return page

    return making
