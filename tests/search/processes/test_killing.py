"""Worker and server killed with -9 while editors work: nothing is lost and nothing is stale."""

import os
import random
import signal
import socket
import sys
import time

import pytest

from tests.search.processes.programs import (
    PATIENCE,
    Observed,
    checked,
    editors,
    index,
    start,
)
from tests.servers.elasticsearch import Cluster


def kill_once(observed: Observed, environment: dict[str, str], *, in_batch: bool) -> bool:
    """Start a worker, kill it with -9, and tell whether that was in the middle of a batch."""
    worker = start("manage.py", "index", "work", environment=environment)
    deadline = time.monotonic() + PATIENCE
    while in_batch and not observed.in_batch(worker.pid):
        assert time.monotonic() < deadline, "the worker found nothing to do"
        time.sleep(0.002)
    time.sleep(random.uniform(0, 0.05) if in_batch else random.uniform(0, 4))
    os.kill(worker.pid, signal.SIGKILL)
    worker.communicate()
    return observed.in_batch(worker.pid)


def kill_server(cluster: Cluster | None) -> bool:
    """Kill the server with -9 and start it again; without one there is nothing to kill."""
    if cluster is None:
        return False
    (node,) = cluster.nodes
    node.wait()
    node.kill()
    node.start()
    return True


@pytest.mark.parametrize(
    ("kills", "server_kills"), [(6, 1), pytest.param(200, 10, marks=pytest.mark.long)]
)
def test_nothing_is_lost_or_stale_after_kills(
    kills: int,
    server_kills: int,
    cluster: Cluster | None,
    observed: Observed,
    environment: dict[str, str],
    capsys: pytest.CaptureFixture[str],
) -> None:
    in_batch = servers = 0
    with editors(environment) as editing:
        index("rebuild", environment)
        for number in range(kills):
            if number % (kills // server_kills) == kills // server_kills // 2:
                servers += kill_server(cluster)
            in_batch += kill_once(observed, environment, in_batch=number % 4 != 3)
        pending = observed.ask("SELECT COUNT(*) FROM changes_change")
        edits = int(editing.communicate("stop\n")[0])
    if cluster is not None:
        cluster.nodes[0].wait()
    indices = checked(environment)
    with capsys.disabled():
        sys.stdout.write(
            f"\n{kills} kills of the worker, {in_batch} of them in the middle of a batch, "
            f"{servers} of the server, {edits} edits, {pending} rows pending after the last\n"
        )
        sys.stdout.writelines(f"{one}\n" for one in indices)
    assert 2 * in_batch >= kills
    assert edits > kills
    assert pending > 0
    assert all(one.is_whole for one in indices)


def test_a_worker_ends_cleanly_when_it_is_told_to(
    observed: Observed, environment: dict[str, str]
) -> None:
    index("rebuild", environment)
    worker = start("manage.py", "index", "work", environment=environment)
    deadline = time.monotonic() + PATIENCE
    name = f"{socket.gethostname()}:{worker.pid}"
    while not observed.ask("SELECT COUNT(*) FROM changes_worker WHERE name = %s", name):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    worker.terminate()
    worker.communicate(timeout=30)
    assert worker.returncode == 0
    assert not observed.ask("SELECT COUNT(*) FROM changes_worker WHERE name = %s", name)
