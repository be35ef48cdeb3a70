"""A process that imports is killed with -9 in the middle, and two take its run up at once."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.search.processes.programs import PATIENCE, Observed, own_settings, python, start

ROWS = 250
COUNT = "SELECT COUNT(*) FROM activities_activitypage"
STATE = "SELECT state FROM exchange_importrun"


@pytest.fixture
def environment(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    """Settings of other processes, with a database that holds an import waiting to be applied."""
    with django_db_blocker.unblock(), own_settings(tmp_path, LOG_LEVEL="ERROR") as given:
        for command in ("load_vocabularies", "make_first_pages"):
            python("manage.py", command, "--verbosity", "0", environment=given)
        python("-m", "tests.catalogue_pages.exchange.begin_run", str(ROWS), environment=given)
        yield given


@pytest.fixture
def observed(environment: dict[str, str]) -> Iterator[Observed]:
    observing = Observed(environment["DATABASE_URL"])
    yield observing
    observing.close()


def test_a_killed_import_leaves_nothing_and_is_taken_up_again_once(
    environment: dict[str, str], observed: Observed
) -> None:
    importing = start("manage.py", "run_imports", environment=environment)
    deadline = time.monotonic() + PATIENCE
    while observed.ask(STATE) != "importing":
        assert time.monotonic() < deadline, "the import has not begun"
        time.sleep(0.01)
    time.sleep(0.7)
    os.kill(importing.pid, signal.SIGKILL)
    importing.communicate()
    assert (observed.ask(STATE), observed.ask(COUNT)) == ("importing", 0)
    assert python("manage.py", "run_imports", environment=environment).startswith("0 ")
    time.sleep(0.5)
    soon = ("manage.py", "run_imports", "--abandoned-after", "0.4")
    both = [start(*soon, environment=environment) for _ in range(2)]
    for one in both:
        one.communicate()
    assert (observed.ask(STATE), observed.ask(COUNT)) == ("done", ROWS)
