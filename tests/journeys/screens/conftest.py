"""A site of its own whose screens have something to show, and a page of each role in it."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.journeys.conftest import DESK, ROOT, copied, free_port, running

Enter = Callable[..., Page]


@dataclass
class Screens:
    """A running site: its address, what stands for parameters, and the sessions of each role."""

    url: str
    values: dict[str, object]
    sessions: dict[str, str]
    errors: list[str] = field(default_factory=list)

    def enter(self, browser: Browser, role: str, **options: Any) -> Page:
        """A page of a new browser in which somebody of a role has signed in, or nobody."""
        given = {"viewport": DESK, "locale": "lv-LV", "reduced_motion": "reduce", **options}
        context: BrowserContext = browser.new_context(base_url=self.url, **given)
        if role in self.sessions:
            context.add_cookies(
                [{"name": "sessionid", "value": self.sessions[role], "url": self.url}]
            )
        page = context.new_page()
        page.set_default_timeout(15_000)
        page.on("pageerror", lambda error: self.errors.append(f"{page.url}: {error}"))
        return page


@pytest.fixture(scope="module")
def screens(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screens]:
    """The site; what a module writes is gone with it."""
    environ = copied(filled, tmp_path_factory.mktemp("screens"))
    environ["PYTHONPATH"] = f"{ROOT}:{environ['PYTHONPATH']}"
    command = [sys.executable, "-m", "tests.journeys.screens.content"]
    made = subprocess.run(
        command, cwd=ROOT, env=environ, check=True, timeout=300, stdout=subprocess.PIPE
    )
    known = json.loads(made.stdout)
    port = free_port()
    with running(environ, port):
        yield Screens(f"http://127.0.0.1:{port}", known["values"], known["sessions"])


@pytest.fixture
def enter(screens: Screens, browser: Browser) -> Iterator[Enter]:
    """Open a page as somebody of a role: `enter("editor", viewport=…)`. No script may fail."""
    opened: list[Page] = []
    screens.errors.clear()

    def open_page(role: str, **options: Any) -> Page:
        opened.append(screens.enter(browser, role, **options))
        return opened[-1]

    yield open_page
    for page in opened:
        page.context.close()
    assert screens.errors == []
