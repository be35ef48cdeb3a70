"""The project's own programs as processes, with a database and indices of their own."""

import json
import os
import random
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Self
from urllib.parse import quote

from django.db import connection
from django.db.utils import ConnectionHandler
from environs import Env

from tests.servers.tables import migrate

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 300.0
"""Seconds until a program must have begun; a busy machine may take long."""


@dataclass(frozen=True, slots=True)
class Checked:
    """How an index compares with the database."""

    index: str
    documents: int
    missing: int
    surplus: int
    stale: int
    pending: int

    @classmethod
    def read(cls, told: dict[str, Any]) -> Self:
        """From what `manage.py index check` tells of one."""
        different = {name: len(told[name]) for name in ("missing", "surplus", "stale")}
        return cls(told["index"], told["documents"], pending=told["pending"], **different)

    @property
    def is_whole(self) -> bool:
        """Whether it holds what it should, and nothing waits."""
        differences = self.missing + self.surplus + self.stale
        return self.documents > 0 and differences + self.pending == 0

    def __str__(self) -> str:
        return (
            f"{self.index}: {self.documents} documents, {self.missing} missing, "
            f"{self.surplus} surplus, {self.stale} stale"
        )


def python(*arguments: str, environment: dict[str, str]) -> str:
    """Run a command of the project to its end, and return what it printed."""
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def index(action: str, environment: dict[str, str]) -> Any:
    """What `manage.py index` tells of an action."""
    return json.loads(python("manage.py", "index", action, "--json", environment=environment))


def checked(environment: dict[str, str]) -> list[Checked]:
    """Every index compared with the database, once a worker has done what was left."""
    python("manage.py", "index", "work", "--once", environment=environment)
    found = index("check", environment)
    return [Checked.read(one) for one in (found, *found["standbys"])]


def start(*arguments: str, environment: dict[str, str]) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, *arguments],
        cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@contextmanager
def own_database(folder: Path) -> Iterator[str]:
    """The address of a database of the configured sort, for other processes.

    `tests.servers.tables.migrate` makes it; it goes afterwards.
    """
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'catalogue.sqlite3'}"
        return
    name = f"kills_{os.getpid()}_{random.randrange(10**6)}"
    database = connection.settings_dict
    try:
        yield (
            f"postgres://{quote(database['USER'])}:{quote(database['PASSWORD'])}@"
            f"{quote(database['HOST'], safe='')}:{database['PORT']}/{name}"
        )
    finally:
        with connection._nodb_cursor() as cursor:
            cursor.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


@contextmanager
def own_settings(folder: Path, **more: str) -> Iterator[dict[str, str]]:
    """The environment of other processes: a folder, and a database with nothing but its tables."""
    with own_database(folder) as address:
        given = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "config.settings.development",
            "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
            "VAR_DIR": str(folder),
            "DATABASE_URL": address,
            **more,
        }
        migrate(given)
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


@contextmanager
def editors(
    environment: dict[str, str], *, pause: float = 0.05
) -> Iterator["subprocess.Popen[str]"]:
    """Editors who edit in a process of their own, `pause` seconds between two edits."""
    program = ("-m", "tests.search.indexing.editing", "7", str(pause))
    editing = start(*program, environment=environment)
    try:
        assert editing.stdout is not None
        assert editing.stdout.readline() == "ready\n"
        yield editing
    finally:
        editing.kill()
        editing.communicate()
