"""What a process does before its first visitor comes."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import OperationalError, close_old_connections, connection

from catalogue_pages.providers.models import CataloguePage
from config.warming import warm
from search.text import lemmas
from tests.seeded import engine_name, forget_what_is_kept, listing, seeded

__all__ = ["engine_name", "listing", "seeded"]


@pytest.fixture(autouse=True)
def kept_connection() -> Iterator[None]:
    """Keep the test's transaction open between requests, as Django's own test client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


class Heard:
    """The site, with what it was asked and how it answered."""

    def __init__(self) -> None:
        self.site = WSGIHandler()
        self.told: list[tuple[str, str]] = []

    def __call__(self, environ: dict[str, Any], start: Callable[..., Any]) -> Any:
        def noted(status: str, *rest: Any) -> Any:
            self.told.append((environ["PATH_INFO"], status))
            return start(status, *rest)

        return self.site(environ, noted)


def test_the_listing_is_asked_for_once_with_words(listing: CataloguePage) -> None:
    lemmas._dictionary.cache_clear()
    lemmas.lemmas.cache_clear()
    lemmas.is_known.cache_clear()
    site = Heard()
    warm(site)
    assert site.told == [(f"/lv/{listing.slug}/", "200 OK")]
    assert lemmas._dictionary.cache_info().currsize == 1


def test_a_site_without_a_catalogue_starts(db: None) -> None:
    CataloguePage.objects.all().delete()
    forget_what_is_kept()
    site = Heard()
    warm(site)
    assert site.told == []


def test_a_site_without_a_database_starts(db: None, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_query: Any) -> Any:
        raise OperationalError("the server has gone away")

    forget_what_is_kept()
    with connection.execute_wrapper(fail):
        warm(Heard())
    assert "could not be prepared" in caplog.text
