"""Duties are done by their clocks, each by itself, and end when told to."""

import json
import os
import signal
import subprocess
import sys
from datetime import timedelta
from io import StringIO
from pathlib import Path
from time import monotonic, sleep

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from duties import attendance
from duties.models import Turn

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def no_turn_is_noted_yet() -> None:
    attendance._written.clear()


def test_they_are_listed_with_their_clocks() -> None:
    told = StringIO()
    call_command("duties", "list", "--json", stdout=told)
    assert json.loads(told.getvalue())["send-letters"] == 2.0


@pytest.mark.usefixtures("committing")
def test_one_can_be_done_now() -> None:
    call_command("duties", "run", "send-letters")


@pytest.mark.usefixtures("committing")
def test_who_watches_hears_of_what_is_not_done() -> None:
    with pytest.raises(CommandError, match=r"Not done when due: .*send-letters"):
        call_command("duties", "alive")
    call_command("duties", "run")
    call_command("duties", "alive")
    Turn.objects.filter(duty="send-letters").update(
        succeeded_at=timezone.now() - timedelta(hours=1)
    )
    with pytest.raises(CommandError, match=r"Not done when due: send-letters\."):
        call_command("duties", "alive")


def test_an_unknown_one_is_named_beside_those_there_are() -> None:
    with pytest.raises(CommandError, match=r"No duty tea; there are .*send-letters"):
        call_command("duties", "run", "tea")


def test_the_process_logs_trouble_goes_on_and_ends_cleanly(tmp_path: Path) -> None:
    # A database without tables: every duty fails at every turn.
    environ = os.environ | {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "DATABASE_URL": f"sqlite:///{tmp_path}/empty.sqlite3",
        "VAR_DIR": str(tmp_path),
        "PYTHONPATH": str(ROOT / "site"),
    }
    log = tmp_path / "log"
    with (
        log.open("wb") as written,
        subprocess.Popen(
            [sys.executable, "manage.py", "duties", "work"], cwd=ROOT, env=environ, stderr=written
        ) as process,
    ):
        begun = monotonic()
        while log.read_text().count("“send-letters” failed") < 2 and monotonic() < begun + 60:
            sleep(0.2)
        process.send_signal(signal.SIGTERM)
        assert process.wait(20) == 0
    assert log.read_text().count("“send-letters” failed") >= 2
