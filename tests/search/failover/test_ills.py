"""Every ill that a cluster may have, made for real: visitors get their page, and it recovers."""

import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import copy_context
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from elasticsearch import Elasticsearch
from pytest_django.fixtures import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles import navigation
from catalogue_pages.changes import targets
from catalogue_pages.changes.editions import read_once
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import kept
from search.engines.configured import engine as configured_engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.failover import FAILURES, PATIENCE, RECOVERY, FailoverEngine
from search.indexing.comparing import compare
from search.indexing.rebuilding import rebuild
from search.indexing.working import IndexWorker
from search.selection import Selection
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.servers.elasticsearch import Cluster, Node, free_ports
from tests.servers.folders import own_folder
from tests.servers.proxy import Proxy, answer, proxy_before

pytestmark = pytest.mark.elasticsearch

HANGS = 15.0
"""Seconds. A page is due within 2; a busy machine may take longer, a page that hangs much more."""
RECOVERED_WITHIN = 120.0
NOTE = "rezerves"


@pytest.fixture(scope="module")
def node() -> Iterator[Node]:
    """A server of this module's own, since it is paused, killed and blocked."""
    with own_folder() as root, Cluster(root, quick_start=True) as cluster:
        yield cluster.nodes[0]


@pytest.fixture
def proxy(node: Node) -> Iterator[Proxy]:
    with proxy_before(node.settings["http.port"]) as made:
        yield made


@pytest.fixture
def engine(proxy: Proxy, settings: Settings, tmp_path: Path) -> Iterator[FailoverEngine]:
    settings.SEARCH_ENGINE = ElasticsearchEngine.name
    settings.SEARCH_STANDBY = True
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.ELASTICSEARCH = settings.ELASTICSEARCH | {
        "URLS": [proxy.url],
        "PREFIX": f"ills-{uuid4().hex[:8]}",
        "TIMEOUT": 5.0,
    }
    made = configured_engine()
    assert isinstance(made, FailoverEngine)
    yield made
    assert isinstance(made.primary, ElasticsearchEngine)
    made.primary.drop()


@pytest.fixture
def activities(engine: FailoverEngine, db: None) -> Iterator[list[ActivityPage]]:
    for one in (kept, navigation.kept, targets.kept):
        one.forget()
    catalogue: CataloguePage = make_catalogue()
    provider = make_provider(catalogue, "Ventspils muzejs")
    made = [make_activity(provider, f"Robotikas darbnīca {n}") for n in range(3)]
    for part in engine.parts:
        rebuild(part, "test")
    wait_for((3, False))  # a server that has just been started is slow
    yield made
    for one in (kept, navigation.kept, targets.kept):
        one.forget()


def seen(query: str = "robotika") -> tuple[int, bool]:
    """What a visitor sees: how many activities, and whether a note says that a standby answers."""
    began = time.monotonic()
    page = listing_of(query)
    seconds = time.monotonic() - began
    assert page.status_code == 200
    assert seconds < HANGS, f"the page took {seconds:.1f} s"
    sys.stdout.write(f"{seconds:.2f} s\n")
    return on(page)


def listing_of(query: str) -> Any:
    return Client().get("/lv/katalogs/", {"q": query})


def on(page: Any) -> tuple[int, bool]:
    return page.text.count('<article class="card"'), NOTE in page.text


def stand(activity: ActivityPage) -> bool:
    """Whether what else asks the engine is whole: an activity's page, and suggestions."""
    page = Client().get(f"/lv/{activity.url_path.removeprefix('/sakums/')}")
    suggested = Client().get("/lv/katalogs/suggest", {"q": "robot"})
    return (page.status_code, suggested.status_code) == (200, 200)


def wait_for(expected: tuple[int, bool]) -> None:
    deadline = time.monotonic() + RECOVERED_WITHIN
    while (last := seen()) != expected:
        assert time.monotonic() < deadline, last
        time.sleep(0.5)


@contextmanager
def paused(node: Node, _proxy: Proxy, _settings: Settings) -> Iterator[None]:
    node.pause()
    try:
        yield
    finally:
        node.resume()


@contextmanager
def slow(_node: Node, proxy: Proxy, _settings: Settings) -> Iterator[None]:
    proxy.delay = 30.0
    try:
        yield
    finally:
        proxy.delay = 0.0


def answering(instead: bytes) -> Callable[..., Any]:
    @contextmanager
    def ill(_node: Node, proxy: Proxy, _settings: Settings) -> Iterator[None]:
        proxy.instead = instead
        try:
            yield
        finally:
            proxy.instead = b""

    return ill


ILLS: dict[str, Callable[..., Any]] = {
    "paused": paused,
    "slow": slow,
    "refusing": answering(answer('{"error": "too busy"}', "429 Too Many Requests")),
    "failing": answering(answer('{"error": "no master"}', "503 Service Unavailable")),
    "half an answer": answering(answer('{"took": 3, "hits": {"total": {"va')),
    "another's answer": answering(answer("{}")),
    "other types": answering(answer('{"timed_out": [], "_shards": 7, "hits": "many"}')),
    "a page": answering(answer("<html>Sign in</html>", kind="text/html")),
    "nothing": answering(b"\x00\x01\x02"),
}


@pytest.mark.parametrize("ill", ILLS)
def test_a_standby_answers_while_the_engine_is_ill(
    ill: str, node: Node, proxy: Proxy, settings: Settings, activities: list[ActivityPage]
) -> None:
    with ILLS[ill](node, proxy, settings):
        assert stand(activities[1])
        assert [seen() for _ in range(5)] == 5 * [(3, True)]
        activities[0].unpublish()  # publishing asks no engine
        IndexWorker(configured_engine()).once()
        assert seen() == (2, True)  # what changes meanwhile reaches the standby
    wait_for((3, False))  # the engine has recovered, and has not heard of the change yet
    IndexWorker(configured_engine()).once()
    wait_for((2, False))
    assert [bool(compare(part)) for part in configured_engine().parts] == [False, False]


@pytest.mark.usefixtures("activities")
def test_one_search_at_a_time_tries_an_engine_that_was_ill(
    node: Node, proxy: Proxy, settings: Settings, engine: FailoverEngine
) -> None:
    everything = Selection(language="lv")
    with slow(node, proxy, settings), read_once():  # so that no visitor's thread asks the database
        for _ in range(FAILURES):
            assert engine.search(everything).stand_in
        time.sleep(RECOVERY)
        proxy.asked = 0
        with ThreadPoolExecutor(8) as visitors:
            asked = [
                visitors.submit(copy_context().run, engine.search, everything) for _ in range(8)
            ]
        found = [one.result() for one in asked]
        assert {(results.total, results.stand_in) for results in found} == {(3, True)}
        assert 0 < proxy.asked < 3  # the search on trial, and what the index holds of words


@pytest.mark.usefixtures("activities")
def test_nobody_listens_at_the_address(settings: Settings) -> None:
    right = settings.ELASTICSEARCH
    settings.ELASTICSEARCH = right | {"URLS": [f"http://127.0.0.1:{free_ports(1)[0]}"]}
    assert seen() == (3, True)
    settings.ELASTICSEARCH = right
    assert seen() == (3, False)


def test_a_server_that_is_killed_and_started_again(
    node: Node, activities: list[ActivityPage]
) -> None:
    node.kill()
    assert seen() == (3, True)
    node.start()
    node.wait()
    wait_for((3, False))


def test_a_red_index(node: Node, engine: FailoverEngine, activities: list[ActivityPage]) -> None:
    alias = f"{engine.live().name.rsplit('-', 3)[0]}"
    healthy = engine.live().name
    broken = f"{healthy}x"
    with Elasticsearch(node.url) as client:
        client.indices.create(
            index=broken,
            settings={"index.routing.allocation.require._name": "no node at all"},
            wait_for_active_shards=0,
            timeout="1s",
        )
        swap = [{"remove": {"index": healthy, "alias": alias}}]
        client.indices.update_aliases(actions=[*swap, {"add": {"index": broken, "alias": alias}}])
        assert client.cluster.health(index=broken)["status"] == "red"
        assert [seen() for _ in range(4)] == 4 * [(3, True)]
        client.indices.update_aliases(
            actions=[
                {"add": {"index": healthy, "alias": alias}},
                {"remove_index": {"index": broken}},
            ]
        )
    wait_for((3, False))


@pytest.mark.parametrize("block", ["write", "read_only_allow_delete"])
def test_an_index_that_takes_nothing(
    block: str, node: Node, engine: FailoverEngine, activities: list[ActivityPage]
) -> None:
    """`read_only_allow_delete` is what Elasticsearch sets itself when a disk is full."""
    name = engine.live().name
    with Elasticsearch(node.url) as client:
        client.indices.put_settings(index=name, settings={f"index.blocks.{block}": True})
        activities[0].unpublish()
        worker = IndexWorker(configured_engine())
        worker.once()
        assert seen() == (3, False)  # a hiccup is none of the visitors' business
        time.sleep(PATIENCE.total_seconds())
        assert seen() == (2, True)
        told = Client()
        told.force_login(administrator())
        assert name in told.get("/admin/").text
        client.indices.put_settings(index=name, settings={f"index.blocks.{block}": None})
    IndexWorker(configured_engine()).once()
    wait_for((2, False))
    assert name not in told.get("/admin/").text


def administrator() -> Any:
    from people.models import User

    return User.objects.create_superuser("administratore")


@pytest.mark.usefixtures("activities")
def test_a_listing_without_words_does_not_wait_for_those_of_the_index(
    node: Node, proxy: Proxy, settings: Settings
) -> None:
    settings.SEARCH_STANDBY = False  # and so an engine that has read none yet
    proxy.only = b'"cardinality"'
    with slow(node, proxy, settings):
        assert seen("") == (3, False)
        assert listing_of("robotika").status_code == 503
    deadline = time.monotonic() + RECOVERED_WITHIN
    while (page := listing_of("robotika")).status_code != 200:  # the held up reading goes on
        assert time.monotonic() < deadline
        time.sleep(0.5)
    assert on(page) == (3, False)


def test_without_a_standby_the_page_says_that_the_search_cannot_answer(
    settings: Settings, proxy: Proxy, activities: list[ActivityPage]
) -> None:
    settings.SEARCH_STANDBY = False
    proxy.instead = answer("{}")
    page = Client().get("/lv/katalogs/", {"q": "robotika"})
    assert page.status_code == 503
    assert "Meklēšana" in page.text or "meklēšana" in page.text
