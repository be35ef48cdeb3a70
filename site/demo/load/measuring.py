"""How long the listing takes beside the engine alone."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from operator import sub
from statistics import median, quantiles
from time import monotonic, perf_counter, sleep
from typing import Final

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from catalogue_pages.articles.navigation import current as navigation
from catalogue_pages.vocabularies.snapshot import current as vocabularies
from demo.load.bare import bare_client
from search.addresses import read_parameters
from search.engines.configured import engine
from search.listing.addressing import page_address
from search.selection import Selection

ASKED: Final = (
    "",
    "region=kurzeme",
    "field=technology&grade=7-9&region=kurzeme",
    "price=free&format=at-school",
    "municipality=riga&in_language=en&subject=physics",
    "q=robotika",
    "q=programmesana",
    "q=astronomija&region=riga",
    "q=bites%20un%20augi&grade=1-3",
    "q=bezmaksas",
    "sort=name&page=3",
    "sort=newest&covered=yes",
)
"""What visitors ask: nothing, a few filters, words, both, another page or order."""
ROUNDS: Final = 10
PATIENCE: Final = 600.0
"""Seconds until the first pages must have been answered."""


class NothingToMeasureError(Exception):
    """The listing does not answer; the message names the remedy."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Times in milliseconds.

    `ratio` is the page's median over the engine's; `queries` the most that one page asked of the
    database, with the caches cleared before it. `page_minus_engine_ms` is the median of what each
    page took longer than the engine for the same. On a server, `raw_p50_ms` is what a bare client
    waits for the same requests, `page_over_raw` and `engine_over_raw` the ratios to it; otherwise
    they are 0.
    """

    activities: int
    page_p50_ms: float
    page_p95_ms: float
    engine_p50_ms: float
    ratio: float
    queries: int
    page_minus_engine_ms: float
    raw_p50_ms: float
    page_over_raw: float
    engine_over_raw: float


def measure() -> Measured:
    """Ask everything of ASKED several times over, of the page and of the engine in turns."""
    client = Client(SERVER_NAME=_host())
    address = _address()
    for query in ASKED:
        _page_in_the_end(client, address, query)
    counted = [_queries(client, address, query) for query in ASKED]
    bare = bare_client()
    raw = {query: bare.prepare(_selection(query)) for query in ASKED} if bare else {}
    pages: list[float] = []
    engines: list[float] = []
    raws: list[float] = []
    for query in (query for _ in range(ROUNDS) for query in ASKED):
        pages.append(_milliseconds(partial(_page, client, address, query)))
        engines.append(_milliseconds(partial(engine().search, _selection(query))))
        raws.append(_milliseconds(raw[query]) if raw else 0.0)
    page, own, alone = median(pages), median(engines), median(raws)
    return Measured(
        activities=engine().live().count(),
        page_p50_ms=round(page, 2),
        page_p95_ms=round(quantiles(pages, n=20)[-1], 2),
        engine_p50_ms=round(own, 2),
        ratio=round(page / own, 2),
        queries=max(counted),
        page_minus_engine_ms=round(median(map(sub, pages, engines)), 2),
        raw_p50_ms=round(alone, 2),
        page_over_raw=round(page / alone, 2) if alone else 0.0,
        engine_over_raw=round(own / alone, 2) if alone else 0.0,
    )


def _host() -> str:
    named = (host for host in settings.ALLOWED_HOSTS if not host.startswith(("*", ".")))
    return next(named, "localhost")


def _address() -> str:
    catalogue = navigation().catalogue
    if catalogue is None:
        raise NothingToMeasureError("There is no public catalogue page; load_demo makes one.")
    return page_address(catalogue.path, "lv")


def _page(client: Client, address: str, query: str) -> None:
    response = client.get(f"{address}?{query}", secure=True)
    if response.status_code != 200:
        raise NothingToMeasureError(
            f"{address}?{query} answers {response.status_code}; `manage.py index rebuild` may help."
        )


def _page_in_the_end(client: Client, address: str, query: str) -> None:
    """Wait for a page: a new process reads the words of a large index before it can answer."""
    deadline = monotonic() + PATIENCE
    while True:
        try:
            return _page(client, address, query)
        except NothingToMeasureError:
            if monotonic() > deadline or not engine().health().ok:
                raise
            sleep(1)


def _queries(client: Client, address: str, query: str) -> int:
    cache.clear()
    ContentType.objects.clear_cache()
    with CaptureQueriesContext(connection) as captured:
        _page(client, address, query)
    return len(captured)


def _selection(query: str) -> Selection:
    return Selection.from_query(read_parameters(query), "lv", vocabularies())[0]


def _milliseconds(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return (perf_counter() - begun) * 1000
