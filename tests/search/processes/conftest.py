"""Programs that share a database and an engine's indices, which are this test's alone."""

from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest
from pytest_django.plugin import DjangoDbBlocker

from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.search.engines.conftest import ENGINES
from tests.search.processes.programs import Observed, own_settings
from tests.servers.elasticsearch import Cluster
from tests.servers.folders import own_folder


@pytest.fixture(params=ENGINES)
def cluster(request: pytest.FixtureRequest) -> Iterator[Cluster | None]:
    """Servers of the test's own, since it kills them; None for the embedded engine."""
    if request.param != ElasticsearchEngine.name:
        yield None
        return
    with own_folder() as root, Cluster(root, quick_start=True) as made:
        yield made


@pytest.fixture
def environment(
    cluster: Cluster | None, tmp_path: Path, django_db_blocker: DjangoDbBlocker
) -> Iterator[dict[str, str]]:
    """Settings of other processes, with a new database that holds nothing but its tables."""
    with (
        django_db_blocker.unblock(),
        own_settings(
            tmp_path, SEARCH_INDEX_DIR=str(tmp_path / "index"), **engine_settings(cluster)
        ) as given,
    ):
        yield given


def engine_settings(cluster: Cluster | None) -> dict[str, str]:
    """The environment by which a process uses the cluster, or the embedded engine."""
    if cluster is None:
        return {"SEARCH_ENGINE": "embedded"}
    return {
        "SEARCH_ENGINE": ElasticsearchEngine.name,
        "ELASTICSEARCH_URLS": ",".join(cluster.urls),
        "ELASTICSEARCH_PREFIX": f"own-{uuid4().hex[:8]}",
        "ELASTICSEARCH_REPLICAS": str(min(len(cluster.nodes) - 1, 1)),
    }


@pytest.fixture
def observed(environment: dict[str, str]) -> Iterator[Observed]:
    observing = Observed(environment["DATABASE_URL"])
    yield observing
    observing.close()
