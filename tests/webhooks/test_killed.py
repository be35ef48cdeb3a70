"""Who delivers may be killed at any moment: nothing is lost, and ids stay the same."""

import json
import os
import random
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from time import sleep
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from ledger.models import Kind
from ledger.recording import Seen, record
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import Receiver
from webhooks.models import Delivery, Notice

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300.0
"""Seconds: a process that starts on a busy machine takes minutes to call."""


@pytest.fixture
def database(committing: None, tmp_path: Path) -> dict[str, str]:
    """The environment of a process that delivers what the test has written.

    On SQLite, whose test database is one process's memory, a copy of it in a file.
    """
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings.development",
        "SECRET_KEY": str(settings.SECRET_KEY),
        "SEARCH_ENGINE": "embedded",
        "VAR_DIR": str(tmp_path),
        "PYTHONPATH": str(ROOT / "site"),
        "DATABASE_URL": f"sqlite:///{tmp_path / 'copy.sqlite3'}"
        if connection.vendor == "sqlite"
        else os.environ["DATABASE_URL"].rpartition("/")[0] + f"/{connection.settings_dict['NAME']}",
    }


def begin(database: dict[str, str], *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=os.environ | database,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def run(database: dict[str, str], *arguments: str) -> str:
    process = begin(database, *arguments)
    said, trouble = process.communicate(timeout=PATIENCE)
    assert process.returncode == 0, trouble
    return said


def write(database: dict[str, str], receiver: Receiver, count: int) -> set[str]:
    """Let texts become public; returns the ids of their messages."""
    make_subscriber(receiver.url)
    record([Seen(Kind.TEXT, uuid4(), "stamp") for _number in range(count)])
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        file = database["DATABASE_URL"].removeprefix("sqlite:///")
        with closing(sqlite3.connect(file)) as copy:
            connection.connection.backup(copy)
    return {one.message_id for one in Notice.objects.all()}


def let_claims_end(database: dict[str, str]) -> None:
    """As if more than two minutes had passed."""
    past = timezone.now() - timedelta(minutes=1)
    if connection.vendor != "sqlite":
        Delivery.objects.exclude(claimed_until=None).update(claimed_until=past)
        return
    file = database["DATABASE_URL"].removeprefix("sqlite:///")
    with closing(sqlite3.connect(file, timeout=20)) as copy, copy:
        copy.execute(
            "UPDATE webhooks_delivery SET claimed_until = ? WHERE claimed_until IS NOT NULL",
            [past.replace(tzinfo=None).isoformat(" ")],
        )


def test_a_message_under_way_is_sent_again_with_the_same_id(
    database: dict[str, str], receiver: Receiver
) -> None:
    ids = write(database, receiver, 3)
    receiver.slow = 20
    process = begin(database, "webhooks", "deliver", "--once")
    assert receiver.taken.wait(PATIENCE)
    process.send_signal(signal.SIGKILL)
    process.wait(10)
    under_way = set(receiver.ids)
    receiver.slow = 0
    run(database, "webhooks", "deliver", "--once")
    assert not set(receiver.ids[len(under_way) :]) & under_way  # still claimed
    let_claims_end(database)
    run(database, "webhooks", "deliver", "--once")
    assert set(receiver.ids) == ids
    for one in under_way:
        assert receiver.ids.count(one) == 2
    figures = json.loads(run(database, "webhooks", "stats", "--json"))
    assert (figures["waiting"], figures["delivered"]) == (0, 3)


@pytest.mark.long
def test_killed_again_and_again(database: dict[str, str], receiver: Receiver) -> None:
    ids = write(database, receiver, 200)
    receiver.slow = 0.1
    chance = random.Random(7)
    for _round in range(8):
        process = begin(database, "webhooks", "deliver", "--once")
        receiver.taken.clear()
        assert receiver.taken.wait(PATIENCE)
        sleep(chance.random() * 2)
        process.send_signal(signal.SIGKILL)
        process.wait(10)
        let_claims_end(database)
    receiver.slow = 0
    run(database, "webhooks", "deliver", "--once")
    figures = json.loads(run(database, "webhooks", "stats", "--json"))
    assert (figures["waiting"], figures["delivered"]) == (0, 200)
    assert set(receiver.ids) == ids
    assert len(receiver.ids) < 250
