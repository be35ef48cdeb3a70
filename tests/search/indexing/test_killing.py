"""The worker killed with -9, again and again, while editors work: nothing is lost or stale."""

import json
import os
import random
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler
from environs import Env
from pytest_django.plugin import DjangoDbBlocker

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 60.0


def python(*arguments: str, environment: dict[str, str]) -> str:
    """Run a command of the project to its end, and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def start(*arguments: str, environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """A database of the configured sort that other processes can reach, by its address."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'catalogue.sqlite3'}"
        return
    name = f"kills_{os.getpid()}_{random.randrange(10**6)}"
    with connection._nodb_cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    database = connection.settings_dict
    try:
        yield (
            f"postgres://{quote(database['USER'])}:{quote(database['PASSWORD'])}@"
            f"{quote(database['HOST'], safe='')}:{database['PORT']}/{name}"
        )
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def environment(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Settings of other processes, with a new database that holds nothing but its tables."""
    with django_db_blocker.unblock(), own_database(tmp_path) as address:
        given = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            "VAR_DIR": str(tmp_path),
            "SEARCH_INDEX_DIR": str(tmp_path / "index"),
            "DATABASE_URL": address,
        }
        python("manage.py", "migrate", "--verbosity", "0", environment=given)
        yield given


class Observed:
    """What the workers' rows in the other processes' database say."""

    def __init__(self, address: str) -> None:
        env = Env()
        os.environ["OBSERVED_DATABASE_URL"] = address
        self._handler = ConnectionHandler({"default": env.dj_db_url("OBSERVED_DATABASE_URL")})
        del os.environ["OBSERVED_DATABASE_URL"]

    def ask(self, statement: str, *values: Any) -> Any:
        """The first column of the first row, or None."""
        with self._handler["default"].cursor() as cursor:
            cursor.execute(statement, values)
            row = cursor.fetchone()
        return row[0] if row else None

    def in_batch(self, pid: int) -> bool:
        """Whether the worker of that process has begun a batch and not ended it."""
        name = f"{socket.gethostname()}:{pid}"
        return bool(
            self.ask("SELECT batch_end FROM changes_worker WHERE name = %s", name) is not None
        )

    def close(self) -> None:
        """Let go of the database."""
        self._handler.close_all()


@pytest.fixture
def observed(environment: dict[str, str]) -> Iterator[Observed]:
    observing = Observed(environment["DATABASE_URL"])
    yield observing
    observing.close()


@contextmanager
def editors(environment: dict[str, str]) -> Iterator["subprocess.Popen[str]"]:
    editing = start("-m", "tests.search.indexing.editing", "7", environment=environment)
    try:
        assert editing.stdout is not None
        assert editing.stdout.readline() == "ready\n"
        yield editing
    finally:
        editing.kill()
        editing.communicate()


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


@pytest.mark.parametrize("kills", [pytest.param(6), pytest.param(50, marks=pytest.mark.long)])
def test_nothing_is_lost_or_stale_after_kills(
    kills: int, observed: Observed, environment: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    with editors(environment) as editing:
        python("manage.py", "index", "rebuild", "--json", environment=environment)
        in_batch = sum(
            kill_once(observed, environment, in_batch=number % 4 != 3) for number in range(kills)
        )
        pending = observed.ask("SELECT COUNT(*) FROM changes_change")
        edits = int(editing.communicate("stop\n")[0])
    python("manage.py", "index", "work", "--once", environment=environment)
    found = json.loads(python("manage.py", "index", "check", "--json", environment=environment))
    with capsys.disabled():
        sys.stdout.write(
            f"\n{kills} kills, {in_batch} of them in the middle of a batch, {edits} edits, "
            f"{pending} rows pending after the last; then {found['documents']} documents: "
            f"{len(found['missing'])} missing, {len(found['surplus'])} surplus, "
            f"{len(found['stale'])} stale\n"
        )
    assert 2 * in_batch >= kills
    assert edits > kills
    assert pending > 0
    assert found["documents"] > 0
    differences = found["missing"] + found["surplus"] + found["stale"]
    assert (differences, found["pending"]) == ([], 0)


def test_a_worker_ends_cleanly_when_it_is_told_to(
    observed: Observed, environment: dict[str, str]
) -> None:
    python("manage.py", "index", "rebuild", "--json", environment=environment)
    worker = start("manage.py", "index", "work", environment=environment)
    deadline = time.monotonic() + PATIENCE
    name = f"{socket.gethostname()}:{worker.pid}"
    while not observed.ask("SELECT COUNT(*) FROM changes_worker WHERE name = %s", name):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    worker.terminate()
    worker.communicate(timeout=10)
    assert worker.returncode == 0
    assert not observed.ask("SELECT COUNT(*) FROM changes_worker WHERE name = %s", name)
