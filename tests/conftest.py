"""What every test may rely on: settings for browsers and databases."""

import os
import shutil
from collections.abc import Iterable, Iterator
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections, connection
from django.utils import translation
from pytest_django import DjangoDbBlocker

from tests.servers import sharing, tables
from tests.servers.missing import missing

# Playwright's loop runs in the thread of the test, where Django would refuse its own database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let a run leave to another one what that one does as well."""
    parser.addoption(
        "--plain-elsewhere",
        action="append",
        default=[],
        metavar="FOLDER",
        help="leave out tests of FOLDER that need neither browser nor Elasticsearch",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what `--plain-elsewhere` names."""
    elsewhere = tuple(f"{one.rstrip('/')}/" for one in config.getoption("--plain-elsewhere"))
    services = ("browser", "elasticsearch")
    left = [
        item
        for item in items
        if item.nodeid.startswith(elsewhere)
        and not any(item.get_closest_marker(one) for one in services)
    ]
    if left:
        config.hook.pytest_deselected(items=left)
        gone = set(left)
        items[:] = [item for item in items if item not in gone]


def pytest_configure(config: pytest.Config) -> None:
    """Let all processes of a run share their servers; those of xdist ask the first one."""
    if not hasattr(config, "workerinput"):
        sharing.begin()


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the servers after the last test."""
    if not hasattr(config, "workerinput"):
        tables.drop_pattern()
        sharing.end()


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Keep tests marked `postgres` from another database, and contents from being lost."""
    if item.get_closest_marker("postgres") and connection.vendor != "postgresql":
        missing("PostgreSQL", "name one in DATABASE_URL")
    database = item.get_closest_marker("django_db")
    if database and (database.args[:1] == (True,) or database.kwargs.get("transaction")):
        pytest.fail("The fixture `committing` puts back what migrations wrote: use it instead.")


@pytest.fixture(scope="module")
def kept_contents(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Put back what migrations wrote, after tests that committed and emptied every table.

    Of a module, so that it ends after the last of them is emptied, whatever asked for that.
    """
    with django_db_blocker.unblock():
        contents = connection.creation.serialize_db_to_string()
    connection._test_serialized_contents = contents  # type: ignore[attr-defined]
    yield
    del connection._test_serialized_contents  # type: ignore[attr-defined]
    with django_db_blocker.unblock():
        connection.creation.deserialize_db_from_string(contents)


@pytest.fixture
def committing(
    kept_contents: None, transactional_db: None, django_db_serialized_rollback: None
) -> None:
    """A database where what a test writes is committed, and gone when it ends."""


@pytest.fixture
def application() -> Iterator[WSGIApplication]:
    """The site as a server calls it, but on the test's own connection, which no request ends."""
    site = get_wsgi_application()
    signals = (request_started, request_finished)

    def called(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        for signal in signals:  # Django's test client connects them again
            signal.disconnect(close_old_connections)
        return site(environ, start_response)

    yield called
    for signal in signals:
        signal.connect(close_old_connections)


@pytest.fixture(autouse=True)
def no_language_is_left() -> Iterator[None]:
    """A request leaves its language with the thread, where the next test would meet it."""
    yield
    translation.deactivate()


@pytest.fixture(autouse=True)
def nothing_is_left_in_the_cache() -> Iterator[None]:
    """A process remembers renditions, and the next test's pictures have the same numbers."""
    yield
    cache.clear()


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Drive the machine's own Chromium, so that nothing is downloaded."""
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        missing("Chromium", "install Debian's package chromium")
    return {
        **browser_type_launch_args,
        "executable_path": chromium,
        "args": CHROMIUM_ARGUMENTS,
    }
