"""A process that makes a version is killed with -9; nothing half-written is ever to be had."""

import os
import random
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.search.processes.programs import PATIENCE, own_settings, python, start

ROWS = 600


@pytest.fixture
def environment(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Settings of other processes, with a database that holds made-up activities."""
    with django_db_blocker.unblock(), own_settings(tmp_path, LOG_LEVEL="ERROR") as given:
        for command in (
            ("load_vocabularies",),
            ("make_first_pages",),
            ("make_load", "--count", str(ROWS)),
        ):
            python("manage.py", *command, "--verbosity", "0", environment=given)
        yield given


def versions(folder: Path) -> list[Path]:
    return sorted(one for one in folder.iterdir() if one.is_dir() and one.name[0] != ".")


def is_whole(version: Path) -> bool:
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"],
        cwd=version, check=False, capture_output=True,
    )  # fmt: skip
    return checked.returncode == 0


def killed(environment: dict[str, str], when: Callable[[], bool]) -> None:
    """Begin to make a version, and kill it as soon as `when` says so."""
    making = start("manage.py", "open_data", "--json", environment=environment)
    deadline = time.monotonic() + PATIENCE
    while not when() and making.poll() is None:
        assert time.monotonic() < deadline, "it has not begun"
        time.sleep(0.005)
    os.kill(making.pid, signal.SIGKILL)
    making.communicate()


def test_a_killed_process_leaves_nothing_and_the_next_one_finishes(
    environment: dict[str, str], tmp_path: Path
) -> None:
    folder = tmp_path / "open-data"

    def halfway() -> bool:
        return any(one.stat().st_size for one in folder.glob(".making-*/activities.jsonl"))

    killed(environment, halfway)
    assert versions(folder) == []
    assert list(folder.glob(".making-*"))
    python("manage.py", "duties", "run", "open-data", environment=environment)
    (version,) = versions(folder)
    assert is_whole(version)
    assert not list(folder.glob(".*"))
    again = python("manage.py", "open_data", "--json", environment=environment)
    assert '"outcome": "unchanged"' in again


@pytest.mark.long
def test_killed_at_any_moment(environment: dict[str, str], tmp_path: Path) -> None:
    folder = tmp_path / "open-data"
    choosing = random.Random(7)
    for number in range(20):
        python(
            "manage.py", "make_load", "--count", str(ROWS + number), "--verbosity", "0",
            environment=environment,
        )  # fmt: skip
        moment = time.monotonic() + choosing.uniform(1.0, 12.0)
        killed(environment, lambda until=moment: time.monotonic() > until)  # type: ignore[misc]
        assert all(is_whole(one) for one in versions(folder))
    python("manage.py", "open_data", environment=environment)
    found = versions(folder)
    assert found
    assert all(is_whole(one) for one in found)
    assert not list(folder.glob(".*"))
