"""Killed with -9 while it writes letters and hides pages: nothing is lost, nothing is another."""

import os
import random
import re
import signal
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from tests.editorial.freshness.summer import BUSY, PROVIDERS
from tests.search.processes.programs import Observed, own_settings, python, start

PROGRAM = ("-m", "tests.editorial.freshness.summer")
KILLS_A_DAY = 2


@pytest.fixture
def environment(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, str]]:
    with (
        django_db_blocker.unblock(),
        own_settings(tmp_path, LOG_LEVEL="ERROR", SUMMER=str(tmp_path / "day")) as given,
    ):
        python(*PROGRAM, "make", environment=given)
        yield given


@pytest.fixture
def observed(environment: dict[str, str]) -> Iterator[Observed]:
    observing = Observed(environment["DATABASE_URL"])
    yield observing
    observing.close()


def kill_on(day: str, environment: dict[str, str], seconds: float) -> None:
    """Let the summer go on to a day, and kill it so long after that day has begun."""
    process = start(*PROGRAM, environment=environment)
    assert process.stdout is not None
    while (said := process.stdout.readline().strip()) != day:
        assert said, "it ended before that day"
    time.sleep(seconds)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()


def written(observed: Observed) -> int:
    return int(observed.ask("SELECT COUNT(*) FROM mailing_delivery"))


def numbers_in(folder: Path) -> Counter[str]:
    """The Message-IDs of everything that the mail server was handed."""
    text = b"".join(file.read_bytes() for file in folder.iterdir()).decode(errors="replace")
    return Counter(re.findall(r"^Message-ID: *\n? *(<[^>]+>)", text, re.MULTILINE))


def test_nothing_is_lost_and_every_letter_keeps_its_number(
    environment: dict[str, str], observed: Observed, tmp_path: Path, capsys: Any
) -> None:
    seen: dict[str, str] = {}
    partial = 0
    for number, day in enumerate(BUSY):
        for turn in range(KILLS_A_DAY):
            kill_on(str(day), environment, random.uniform(0, 0.25 + 0.25 * turn))
            done = written(observed) - number * (PROVIDERS - 1)
            partial += 0 < done < PROVIDERS - 1
            seen |= numbers_of(observed)
    python(*PROGRAM, environment=environment)
    kept = numbers_of(observed)
    sent = numbers_in(tmp_path / "mail")
    with capsys.disabled():
        sys.stdout.write(
            f"\n{len(BUSY) * KILLS_A_DAY} kills, {partial} of them in the middle of the letters; "
            f"{len(kept)} letters, {sum(sent.values()) - len(sent)} of them sent twice\n"
        )
    # Three letters to each of those who have people, two to the editor.
    assert len(kept) == 3 * (PROVIDERS - 1) + 2
    assert seen.items() <= kept.items()
    assert set(sent) == set(kept.values())
    assert sum(sent.values()) - len(sent) <= len(BUSY) * KILLS_A_DAY
    hidden = "SELECT COUNT(*) FROM wagtailcore_page WHERE NOT live AND title LIKE %s"
    assert observed.ask(hidden, "Roboti %") == PROVIDERS
    assert observed.ask("SELECT COUNT(*) FROM mailing_delivery WHERE sent_at IS NULL") == 0


def numbers_of(observed: Observed) -> dict[str, str]:
    """The Message-ID of each letter by what it is about and whom it goes to."""
    with observed._handler["default"].cursor() as cursor:
        cursor.execute("SELECT event, key, recipient, message_id FROM mailing_delivery")
        return {" ".join(row[:3]): str(row[3]) for row in cursor.fetchall()}
