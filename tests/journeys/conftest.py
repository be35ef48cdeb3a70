"""The site as it runs: its own processes, database and index, with the demonstration catalogue."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from tests.servers.sharing import settings_of

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds until the site must have started."""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}

NewPage = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark every journey: it drives Chromium."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def environment(folder: Path) -> dict[str, str]:
    """The environment of a bare machine, with everything written into `folder`."""
    inherited = {
        name: value
        for name, value in os.environ.items()
        if name
        not in {"DATABASE_URL", "SEARCH_ENGINE", "SEARCH_INDEX_DIR", "BASE_URL", "ALLOWED_HOSTS"}
    }
    return {
        **inherited,
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "PYTHONPATH": str(ROOT / "site"),
        "VAR_DIR": str(folder),
    }


def manage(environ: dict[str, str], *arguments: str) -> None:
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, env=environ, check=True, timeout=300
    )


@contextmanager
def running(environ: dict[str, str], port: int) -> Iterator[None]:
    command = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}", "--threads", "4"]
    with subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environ) as server:
        try:
            wait_for(f"http://127.0.0.1:{port}/robots.txt", server)
            yield
        finally:
            server.terminate()


def wait_for(address: str, server: subprocess.Popen[bytes]) -> None:
    begun = monotonic()
    while monotonic() - begun < PATIENCE:
        if server.poll() is not None:
            pytest.fail(f"The site ended with {server.returncode} instead of starting.")
        try:
            with urlopen(address, timeout=5):
                return
        except OSError:
            sleep(0.2)
    pytest.fail(f"The site did not start within {PATIENCE} seconds.")


@contextmanager
def switched(environ: dict[str, str], engine_name: str) -> Iterator[dict[str, str]]:
    """The same environment with another engine, whose index goes afterwards."""
    if engine_name == EmbeddedEngine.name:
        yield environ
        return
    given = settings_of(engine_name)["ELASTICSEARCH"]
    try:
        yield environ | {
            "SEARCH_ENGINE": engine_name,
            "ELASTICSEARCH_URLS": ",".join(given["URLS"]),
            "ELASTICSEARCH_PREFIX": given["PREFIX"],
        }
    finally:
        ElasticsearchEngine(Connection.from_settings(given)).drop()


def fill(environ: dict[str, str]) -> None:
    """Everything that a site needs but an index."""
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "load_demo", "--verbosity", "0")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], str]]:
    """The address of the site that runs with an engine; each is started when first asked for.

    Nothing but the environment differs between them. JOURNEYS_URL names one that runs already,
    with the demonstration catalogue.
    """
    if running_already := os.environ.get("JOURNEYS_URL"):
        yield lambda _engine_name: running_already
        return
    environ = environment(tmp_path_factory.mktemp("site"))
    fill(environ)
    with ExitStack() as stack:

        @cache
        def start(engine_name: str) -> str:
            own, port = stack.enter_context(switched(environ, engine_name)), free_port()
            manage(own, "index", "rebuild")
            stack.enter_context(running(own, port))
            return f"http://127.0.0.1:{port}"

        yield start


@pytest.fixture(scope="module")
def engine_name() -> str:
    """The engine of the site; a module that visits every one has its own."""
    return EmbeddedEngine.name


@pytest.fixture
def site(sites: Callable[[str], str], engine_name: str) -> str:
    """The address of the running site, such as `http://127.0.0.1:49152`."""
    return sites(engine_name)


@pytest.fixture
def new_page(browser: Browser, site: str) -> Iterator[NewPage]:
    """Open a page in a new, empty browser: `new_page(viewport=…, java_script_enabled=False)`.

    Whatever the journey, nothing may be asked of another host, no cookie may be set, and no script
    may fail.
    """
    contexts: list[BrowserContext] = []
    elsewhere: list[str] = []
    errors: list[str] = []

    def asked(request: Request) -> None:
        if not request.url.startswith((site, "data:", "blob:")):
            elsewhere.append(request.url)

    def open_page(**options: Any) -> Page:
        context = browser.new_context(base_url=site, **{"viewport": DESK, **options})
        contexts.append(context)
        context.on("request", asked)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield open_page
    cookies = [cookie for context in contexts for cookie in context.cookies()]
    for context in contexts:
        context.close()
    assert elsewhere == []
    assert cookies == []
    assert errors == []
