"""The site as it runs: its own processes, database and index, with the demonstration catalogue."""

import os
import shutil
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
from playwright.sync_api import Browser, BrowserContext, Locator, Page, Request, expect

from demo.accounts import Account
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from tests.servers.sharing import settings_of
from tests.servers.tables import migrate

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 120
"""Seconds until the site must have started."""
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1280, "height": 900}
SIGHTS = [
    pytest.param("light", PHONE, id="light-phone"),
    pytest.param("dark", DESK, id="dark-desk"),
    pytest.param("light", DESK, id="light-desk", marks=pytest.mark.long),
    pytest.param("dark", PHONE, id="dark-phone", marks=pytest.mark.long),
]
"""Themes and widths: each of them once, and every pair in the long run."""

DOOR = "/lv/konts/pieslegties/"

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
def working(environ: dict[str, str], *arguments: str) -> Iterator[None]:
    """A worker of the site (`index work`, `duties work`), ended afterwards."""
    command = [sys.executable, "manage.py", *arguments]
    with subprocess.Popen(command, cwd=ROOT, env=environ) as worker:
        try:
            yield
        finally:
            worker.terminate()


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
    migrate(environ)
    manage(environ, "load_demo", "--verbosity", "0")
    manage(environ, "collectstatic", "--noinput", "--verbosity", "0")


@pytest.fixture(scope="session")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the demonstration catalogue and no index, to be copied and not to be served."""
    folder = tmp_path_factory.mktemp("filled")
    fill(environment(folder))
    return folder


def copied(filled: Path, folder: Path) -> dict[str, str]:
    """The environment of a site of its own, whose content is a copy of what is filled."""
    shutil.copytree(filled, folder, dirs_exist_ok=True)
    return environment(folder)


@pytest.fixture(scope="session")
def sites(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Callable[[str], str]]:
    """The address of the site that runs with an engine; each is started when first asked for.

    Nothing but the environment differs between them. JOURNEYS_URL names one that runs already,
    with the demonstration catalogue.
    """
    if running_already := os.environ.get("JOURNEYS_URL"):
        yield lambda _engine_name: running_already
        return
    environ = copied(request.getfixturevalue("filled"), tmp_path_factory.mktemp("site"))
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


@pytest.fixture
def desk(new_page: NewPage) -> Iterator[NewPage]:
    """Opens pages as `new_page` does; afterwards the cookies of who signed in are cleared."""
    opened: list[Page] = []

    def open_page(**options: Any) -> Page:
        opened.append(new_page(**options))
        return opened[-1]

    yield open_page
    for page in opened:
        page.goto("about:blank")  # a page that is left asks for nothing more
        page.context.clear_cookies()


def sign_in(page: Page, account: Account, to: str = "") -> None:
    """Sign in with the keyboard, on the way to a page or to where the account's work is."""
    page.goto(f"{DOOR}?next={to}" if to else DOOR)
    page.locator("[name=login]").focus()
    page.keyboard.type(account.username)
    page.keyboard.press("Tab")
    page.keyboard.type(account.password)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda address: DOOR not in address)


def tab_to(page: Page, role: Any, name: str) -> Locator:
    """Press Tab until something is in focus, as a person without a mouse does; returns it."""
    wanted = page.get_by_role(role, name=name, exact=True).first
    for _press in range(120):
        if wanted.evaluate("element => element === document.activeElement"):
            expect(wanted).to_be_in_viewport()
            return wanted
        page.keyboard.press("Tab")
    pytest.fail(f"Tab does not reach {role} “{name}”.")
