"""An installation as its orchestrator sees it: a database, an index, a worker."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from socket import create_server

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from pytest_django.plugin import DjangoDbBlocker

from catalogue_pages.changes.models import Change, Worker
from search.engines.configured import engine


@pytest.fixture
def probe() -> Client:
    """Asks as an orchestrator does: plain HTTP, and the process's own address for a host."""
    return Client(headers={"host": "10.1.2.3:8000"})


@pytest.fixture
def index(tmp_path: Path) -> Iterator[None]:
    with override_settings(SEARCH_INDEX_DIR=tmp_path / "index"):
        engine().publish(engine().build("made so"))
        yield


@pytest.fixture
def worker(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Worker]:
    """A worker heard of now; committed, for the checks have connections of their own.

    Only what was written is taken away: emptying all tables would take Wagtail's first pages, on
    which other tests build.
    """
    with django_db_blocker.unblock():
        yield Worker.objects.create(name="tests:1", heard_at=timezone.now())
        Worker.objects.all().delete()
        Change.objects.all().delete()


@pytest.fixture
def hanging_port() -> Iterator[int]:
    """A port that takes connections and never says a word."""
    with closing(create_server(("127.0.0.1", 0))) as listening:
        yield listening.getsockname()[1]
