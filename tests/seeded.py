"""A made-up catalogue that holds every awkward case, indexed, shared by the tests of a module."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import override_settings
from django.utils import timezone
from pytest_django import DjangoDbBlocker
from wagtail.models import Page, PageViewRestriction

from api import freshness
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles import navigation
from catalogue_pages.articles.first_pages import make_catalogue, make_home
from catalogue_pages.identity import library
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies import snapshot
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.models import Municipality
from demo.load.writing import write
from search.engines.configured import engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.indexing.building import build, public_ids
from search.synonyms.kept import kept as synonyms
from tests.servers.sharing import settings_of

ACTIVITIES = 160


def forget_what_is_kept() -> None:
    """Let this process read anew what it keeps in memory."""
    snapshot.kept.forget()
    navigation.kept.forget()
    synonyms.forget()
    library.kept.forget()
    freshness.kept.forget()


def index_everything() -> None:
    """Build an index of what is public now, and let searches read it."""
    target = engine().build("tests")
    target.apply(list(build(dict.fromkeys(public_ids(), 1)).values()))
    engine().publish(target)


def _numbered(every: int, first: int) -> list[int]:
    rows = ActivityPage.objects.order_by("external_id").values_list("pk", flat=True)
    return list(rows)[first::every]


def _make_awkward() -> None:
    now = timezone.now()
    Page.objects.filter(pk__in=_numbered(9, 0)).update(live=False)
    Page.objects.filter(pk__in=_numbered(17, 1)).update(expire_at=now - timedelta(minutes=1))
    Page.objects.filter(pk__in=_numbered(17, 2)).update(expire_at=now + timedelta(days=1))
    today = timezone.localdate()
    yesterday = today - timedelta(days=1)
    ActivityPage.objects.filter(pk__in=_numbered(19, 3)).update(valid_to=yesterday)
    ActivityPage.objects.filter(pk__in=_numbered(19, 4)).update(valid_to=today)
    private = ActivityPage.objects.get(pk=_numbered(160, 5)[0]).get_parent()
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    elsewhere = ProviderPage.objects.exclude(pk=private.pk).order_by("pk")
    private.get_children().first().create_alias(parent=elsewhere[0])
    elsewhere[0].get_children().live().first().create_alias(parent=elsewhere[1])
    Page.objects.filter(pk=elsewhere[2].pk).update(live=False)
    for number, key in enumerate(_numbered(3, 0)):  # the others stand at their town's centre
        latitude, longitude = (
            f"{56 + number % 17 / 10 + number / 1000:.5f}",
            f"{21.2 + number / 9:.5f}",
        )
        ActivityPage.objects.filter(pk=key).update(latitude=latitude, longitude=longitude)
    past = Municipality.objects.exclude(valid_to=None).get()
    for page in ActivityPage.objects.filter(pk__in=_numbered(40, 6)):
        page.municipality = past
        page.save()


@contextmanager
def configured(engine_name: str, folder: Path) -> Iterator[None]:
    """Let an engine be the configured one, and empty, with all files in `folder`.

    Everything written to the database within this context is undone.
    """
    with (
        override_settings(
            SEARCH_INDEX_DIR=folder / "index",
            MEDIA_ROOT=folder / "media",
            **settings_of(engine_name),
        ),
        transaction.atomic(),
    ):
        forget_what_is_kept()
        try:
            yield
        finally:
            transaction.set_rollback(True)
            made = engine()
            if isinstance(made, ElasticsearchEngine):
                made.drop()
    forget_what_is_kept()


@pytest.fixture(scope="module")
def engine_name() -> str:
    """The engine that the catalogue is indexed in; a module that asks every one has its own."""
    return EmbeddedEngine.name


@pytest.fixture(scope="module")
def seeded(
    engine_name: str,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: Any,
) -> Iterator[CataloguePage]:
    """The catalogue page, in a transaction that ends with the module's tests."""
    folder: Path = tmp_path_factory.mktemp("seeded")
    with django_db_blocker.unblock(), configured(engine_name, folder):
        load()
        catalogue = make_catalogue(make_home())
        write(catalogue, 0, ACTIVITIES, lambda _made: None)
        _make_awkward()
        index_everything()
        yield catalogue


@pytest.fixture
def listing(seeded: CataloguePage, db: None) -> Iterator[CataloguePage]:
    """The same for one test, which may change what it likes in the database."""
    forget_what_is_kept()
    yield CataloguePage.objects.get(pk=seeded.pk)
    forget_what_is_kept()
