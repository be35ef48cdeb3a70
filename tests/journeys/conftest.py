"""The site as it runs: its own processes, database and index, with the demonstration catalogue."""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep
from typing import Any
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request

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
        if name not in {"DATABASE_URL", "SEARCH_INDEX_DIR", "BASE_URL", "ALLOWED_HOSTS"}
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


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running site, such as `http://127.0.0.1:49152`.

    JOURNEYS_URL names one that runs already, with the demonstration catalogue.
    """
    if running_already := os.environ.get("JOURNEYS_URL"):
        yield running_already
        return
    with serving(environment(tmp_path_factory.mktemp("site"))) as address:
        yield address


@contextmanager
def serving(environ: dict[str, str]) -> Iterator[str]:
    """Fill a site with the demonstration catalogue and serve it; its address."""
    port = free_port()
    manage(environ, "migrate", "--verbosity", "0")
    manage(environ, "load_demo", "--verbosity", "0")
    manage(environ, "index", "rebuild")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")
    with running(environ, port):
        yield f"http://127.0.0.1:{port}"


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
