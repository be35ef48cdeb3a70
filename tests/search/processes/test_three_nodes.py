"""Three nodes and one replica: a node that is killed under load takes no visitor along."""

import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from elasticsearch import Elasticsearch

from tests.search.processes.programs import checked, editors, index, start
from tests.search.processes.visitors import ALONE, FEW, MANY, Crowd, Visitors, serving
from tests.servers.elasticsearch import Cluster
from tests.servers.folders import own_folder

pytestmark = pytest.mark.elasticsearch


@pytest.fixture
def cluster() -> Iterator[Cluster]:
    with own_folder() as root, Cluster(root, 3, quick_start=True) as made:
        yield made


def wait_for_green(cluster: Cluster) -> None:
    with Elasticsearch(cluster.urls, request_timeout=200, retry_on_timeout=True) as client:
        client.cluster.health(
            wait_for_status="green", wait_for_nodes=str(len(cluster.nodes)), timeout="180s"
        )


@pytest.mark.parametrize(
    ("kills", "crowd"), [(1, FEW), pytest.param(3, MANY, marks=pytest.mark.long)]
)
def test_a_node_that_is_killed_takes_no_visitor_along(
    kills: int,
    crowd: Crowd,
    cluster: Cluster,
    environment: dict[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    environment = environment | ALONE
    with editors(environment, pause=crowd.pause) as editing:
        index("rebuild", environment)
        wait_for_green(cluster)
        worker = start("manage.py", "index", "work", environment=environment)
        try:
            with (
                serving(environment, tmp_path / "site.log") as port,
                Visitors(port, crowd.readers) as visitors,
            ):
                for node in cluster.nodes[:kills]:
                    node.kill()
                    time.sleep(10)
                    node.start()
                    node.wait()
                    wait_for_green(cluster)
            editing.communicate("stop\n")
        finally:
            worker.terminate()
            worker.communicate()
    (found,) = checked(environment)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{kills} nodes of 3 killed one after the other; {visitors.told()}; {found}\n"
        )
    assert set(visitors.outcomes) == {"200"}, (tmp_path / "site.log").read_text()[-4000:]
    assert visitors.outcomes.total() > 50
    assert found.is_whole
