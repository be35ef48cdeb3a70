"""A process whose database is gone says so, in time. It runs by itself: tests need a database."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.servers.elasticsearch import free_ports
from tests.test_house import ROOT

ASKS = """
import django, json, time
django.setup()
from django.test import Client
probe, answers = Client(headers={"host": "10.1.2.3"}, raise_request_exception=False), []
for address in ("/ready/", "/ready/", "/health/"):
    began = time.monotonic()
    response = probe.get(address)
    answers.append([address, response.status_code, response.json(), time.monotonic() - began])
print(json.dumps(answers))
"""
GONE = {"status": "unavailable", "database": "unavailable"}


def asked(database: str, folder: Path) -> list[list[Any]]:
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings.production",
        "PYTHONPATH": f"{ROOT / 'site'}:{ROOT}",
        "VAR_DIR": str(folder),
        "DATABASE_URL": database,
        "SECRET_KEY": "tests-only",
        "ALLOWED_HOSTS": "catalogue.example",
        "BASE_URL": "https://catalogue.example",
    }
    done = subprocess.run(
        [sys.executable, "-c", ASKS],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "secret" not in done.stdout + done.stderr
    answers: list[list[Any]] = json.loads(done.stdout)
    return answers


@pytest.mark.parametrize("hangs", [True, False])
def test_a_database_that_does_not_answer(hangs: bool, hanging_port: int, tmp_path: Path) -> None:
    port = hanging_port if hangs else free_ports(1)[0]
    first, second, alive = asked(f"postgres://one:secret@127.0.0.1:{port}/catalogue", tmp_path)
    for _address, status, told, seconds in (first, second):
        assert (status, told) == (503, GONE)
        assert seconds < 2
    assert alive[1:3] == [200, {"status": "ok"}]


def test_a_database_that_was_never_migrated(tmp_path: Path) -> None:
    first, _second, _alive = asked(f"sqlite:///{tmp_path / 'empty.sqlite3'}", tmp_path)
    assert first[1:3] == [503, GONE]
