"""One Elasticsearch for all processes of a test run: the first that needs it starts it."""

import fcntl
import os
import shutil
import signal
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final
from uuid import uuid4

from django.conf import settings

from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.servers.elasticsearch import Cluster

FOLDER: Final = "TEST_SERVERS"
"""The environment variable by which the processes of a run know their common folder."""
_STOP: Final = 30.0


def begin() -> None:
    """Called once a run, before its other processes begin."""
    os.environ[FOLDER] = tempfile.mkdtemp(prefix="test-servers-")


def end() -> None:
    """Stop what was started, by its process id."""
    folder = Path(os.environ.pop(FOLDER))
    for file in folder.glob("*.pid"):
        _end(int(file.read_text()))
    shutil.rmtree(folder, ignore_errors=True)


def settings_of(engine: str) -> dict[str, Any]:
    """The settings by which an engine is the configured one; its indices are the caller's alone."""
    if engine != ElasticsearchEngine.name:
        return {"SEARCH_ENGINE": engine}
    own = {
        "URLS": [elasticsearch_url()],
        "PREFIX": f"tests-{uuid4().hex[:8]}",
        # The machine that tests is busy.
        "TIMEOUT": 60.0,
        "SEARCH_TIMEOUT": 30.0,
    }
    return {"SEARCH_ENGINE": engine, "ELASTICSEARCH": settings.ELASTICSEARCH | own}


def elasticsearch_url() -> str:
    """The address of a server: the one that runs already, or one for all processes of this run."""
    named = os.environ.get("ELASTICSEARCH_URL")
    if named:
        return named
    folder = Path(os.environ[FOLDER])
    address = folder / "elasticsearch.url"
    with alone(folder):
        if not address.exists():
            folder.chmod(0o755)
            (node,) = Cluster(folder, quick_start=True).nodes
            node.start()
            (folder / "elasticsearch.pid").write_text(str(node.pid))
            node.wait()
            address.write_text(node.url)
        return address.read_text()


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """While this lasts, no other process of the run is in a block of the same folder."""
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _end(group: int) -> None:
    for sent, patience in ((signal.SIGTERM, _STOP), (signal.SIGKILL, _STOP)):
        deadline = time.monotonic() + patience
        with suppress(ProcessLookupError):
            os.killpg(group, sent)
            while time.monotonic() < deadline:
                with suppress(ChildProcessError):  # another process of the run may have begun it
                    os.waitpid(group, os.WNOHANG)
                os.killpg(group, 0)
                time.sleep(0.1)
            continue
        return
