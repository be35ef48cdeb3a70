"""Visitors who ask one page after the other, many at once, of a site that really serves."""

import http.client
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from typing import Any, Final, Self
from urllib.parse import urlencode

from tests.search.processes.programs import PATIENCE, ROOT, python
from tests.servers.elasticsearch import free_ports

ASKED: Final = [
    {"q": "norise"},
    {"q": "rīkotājs"},
    {"q": "apmeklejums"},
    {"grade": "5"},
    {"q": "norise", "municipality": "ventspils"},
    {},
]


ALONE: Final = {
    "SEARCH_STANDBY": "false",
    "ELASTICSEARCH_TIMEOUT": "60",
    "ELASTICSEARCH_SEARCH_TIMEOUT": "60",
    "SQLITE_TIMEOUT": "120",
}
"""The cluster must answer, for a standby would hide its failures; a busy machine may take long."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """How many read at once, and the seconds that an editor rests between two edits."""

    readers: int
    pause: float


FEW: Final = Crowd(2, 0.5)
MANY: Final = Crowd(8, 0.05)


@contextmanager
def serving(environment: dict[str, str], log: Path) -> Iterator[int]:
    """The site as it is served, with two processes of four threads; yields its port."""
    python("manage.py", "collectstatic", "--noinput", "--verbosity", "0", environment=environment)
    (port,) = free_ports(1)
    command = ["-m", "gunicorn", "config.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "4", "--log-level", "warning"]
    with log.open("w") as out:
        site = subprocess.Popen(
            [sys.executable, *command],
            cwd=ROOT,
            env={**environment, "PYTHONPATH": f"{ROOT / 'site'}{os.pathsep}{ROOT}"},
            stdout=out,
            stderr=out,
        )
        try:
            _wait(port, log)
            yield port
        finally:
            site.terminate()
            site.wait()


def _wait(port: int, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    met = ""
    while met != "200":
        assert time.monotonic() < deadline, f"{met}: {log.read_text()[-2000:]}"
        try:
            met = str(ask(port, {}))
        except (OSError, http.client.HTTPException) as error:
            met = repr(error)
            time.sleep(0.5)


def ask(port: int, query: dict[str, str]) -> int:
    """The status of the listing for a query."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request(
            "GET", f"/lv/katalogs/?{urlencode(query)}", headers={"Host": "localhost"}
        )
        answer = connection.getresponse()
        answer.read()
        return answer.status
    finally:
        connection.close()


@dataclass
class Visitors:
    """`number` of them, each asking as fast as it is answered; `outcomes` counts what they met."""

    port: int
    number: int
    outcomes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    _over: Event = field(default_factory=Event)
    _threads: list[Thread] = field(default_factory=list)

    def __enter__(self) -> Self:
        self._threads = [Thread(target=self._visit, args=(n,)) for n in range(self.number)]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_error: Any) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    def _visit(self, first: int) -> None:
        while not self._over.is_set():
            began = time.monotonic()
            try:
                outcome = str(ask(self.port, ASKED[first % len(ASKED)]))
            except (OSError, http.client.HTTPException) as error:
                outcome = repr(error)
            self.slowest = max(self.slowest, time.monotonic() - began)
            self.outcomes[outcome] += 1
            first += 1

    def told(self) -> str:
        """What they met, in a line."""
        met = ", ".join(f"{count} × {outcome}" for outcome, count in self.outcomes.items())
        return f"{met}; the slowest took {self.slowest:.2f} s"
