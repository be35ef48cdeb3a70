"""A served catalogue, and the page of somebody else on another host that shows a list of it."""

from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any

import pytest
from django.core.management import call_command

from catalogue_pages.articles.models import ContentPage, Menu
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.seeded import engine_name, forget_what_is_kept, listing, seeded

__all__ = ["engine_name", "listing", "seeded"]

BROWSER = {"served", "foreign"}
ACTIVITIES = 8


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what drives Chromium."""
    for item in items:
        if BROWSER & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.browser)


@pytest.fixture
def served(committing: None, live_server: Any) -> Iterator[str]:
    """The address of a site with eight activities, such as `http://localhost:49152`."""
    forget_what_is_kept()
    catalogue = make_catalogue()
    catalogue.get_parent().add_child(
        instance=ContentPage(
            name_lv="Piekļūstamības paziņojums",
            name_en="Accessibility statement",
            slug="pieklustamiba",
            menu=Menu.FOOTER,
        )
    )
    provider = make_provider(catalogue, "Muzejs")
    for number in range(1, ACTIVITIES + 1):
        make_activity(provider, f"Robotikas darbnīca {number}", name_en=f"Robotics {number}")
    call_command("index", "rebuild", verbosity=0)
    yield str(live_server.url)
    forget_what_is_kept()


@pytest.fixture
def foreign() -> Iterator[Callable[[str], str]]:
    """Publishes HTML on a host and a port of its own; `foreign(html)` is where it is then."""
    pages: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages[-1].encode() if self.path == "/" else b""
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments: object) -> None:
            """Stay silent."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()

        def publish(html: str) -> str:
            pages.append(html)
            return f"http://127.0.0.1:{server.server_port}/"

        yield publish
        server.shutdown()
