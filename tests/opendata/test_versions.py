"""Versions: made when something is new, whole or not at all, kept for a while."""

import hashlib
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.positions import locked, number_rows
from catalogue_pages.providers.models import ProviderPage
from duties.registry import duties
from opendata import shelf
from opendata.daily import is_due
from opendata.making import LOCK, make
from opendata.shelf import Version
from search.indexing import exclusion
from search.indexing.exclusion import only_one
from tests.opendata.seeing import made, newest, table
from tests.search.content import make_activity


def renamed(activity: ActivityPage, name: str) -> None:
    activity.name_lv = name
    activity.save()


def told(*arguments: str) -> Any:
    output = StringIO()
    call_command("open_data", *arguments, "--json", stdout=output)
    return json.loads(output.getvalue())


@pytest.mark.usefixtures("activity")
def test_checksums_are_right_for_whoever_checks_them() -> None:
    made()
    checked = subprocess.run(
        ["sha256sum", "--check", "--strict", "SHA256SUMS"],
        cwd=newest(),
        check=True,
        capture_output=True,
        text=True,
    )
    assert checked.stdout.count(": OK\n") == 12
    said = json.loads((newest() / "version.json").read_text())
    for one in said["files"]:
        content = (newest() / one["name"]).read_bytes()
        assert one["sha256"] == hashlib.sha256(content).hexdigest()
        assert one["bytes"] == len(content)


def test_an_unchanged_catalogue_makes_no_new_version(activity: ActivityPage) -> None:
    first = made()
    again = make()
    assert (again.outcome, again.version, again.rows) == ("unchanged", first.version, first.rows)
    renamed(activity, "Citi pētnieki")
    second = made()
    today = timezone.localdate()
    assert [first.version, second.version] == [f"{today}.1", f"{today}.2"]
    assert [str(one) for one in shelf.versions()] == [second.version, first.version]


def test_old_versions_go_when_they_are_too_many(activity: ActivityPage, settings: Settings) -> None:
    settings.OPEN_DATA_KEEP = 2
    names = []
    for number in range(4):
        renamed(activity, f"Nosaukums {number}")
        names.append(made().version)
    assert [str(one) for one in shelf.versions()] == [names[3], names[2]]
    assert {path.name for path in shelf.root().iterdir()} == {"state.json", *names[2:]}


def test_versions_follow_each_other_by_number_and_day(shelf_folder: Path) -> None:
    shelf_folder.mkdir()
    for name in ("2026-01-02.9", "2026-01-02.10", "2026-01-01.11", "nothing", "2026-02-30.1"):
        (shelf_folder / name).mkdir()
    assert [str(one) for one in shelf.versions()] == [
        "2026-01-02.10",
        "2026-01-02.9",
        "2026-01-01.11",
    ]
    assert shelf.next_version(date(2026, 1, 2)) == Version(date(2026, 1, 2), 11)
    assert shelf.next_version(date(2026, 1, 3)) == Version(date(2026, 1, 3), 1)
    assert shelf.next_version(date(2025, 1, 1)) == Version(date(2026, 1, 2), 11)


@pytest.mark.usefixtures("activity")
def test_the_name_of_a_version_that_was_removed_is_nobody_elses(activity: ActivityPage) -> None:
    first = made()
    version = Version.parse(first.version)
    assert version is not None
    shelf.remove(version)
    assert made().version == f"{timezone.localdate()}.2"


@pytest.mark.usefixtures("activity")
def test_what_a_killed_process_left_is_swept_away(shelf_folder: Path) -> None:
    left = shelf_folder / ".making-x"
    left.mkdir(parents=True)
    (left / "activities.csv").write_text("half")
    assert shelf.latest() is None
    made()
    assert not left.exists()


@pytest.mark.usefixtures("activity")
def test_a_failure_leaves_the_last_version_and_nothing_else(activity: ActivityPage) -> None:
    first = made()

    def fails(_done: int) -> None:
        raise OSError("no space is left")

    renamed(activity, "Citi pētnieki")
    with pytest.raises(OSError, match="no space"):
        make(fails)
    assert [str(one) for one in shelf.versions()] == [first.version]
    assert {path.name for path in shelf.root().iterdir()} == {"state.json", first.version}


@contextmanager
def another_makes() -> Iterator[None]:
    """Hold the lock as another process would: on another connection to the database."""
    other = connection.copy()
    try:
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(exclusion, "connection", other)
            with only_one(LOCK):
                patched.undo()
                yield
    finally:
        other.close()


@pytest.mark.usefixtures("activity")
def test_two_do_not_make_at_once() -> None:
    with another_makes():
        assert make().outcome == "busy"
    made()


def test_the_duty_makes_one_when_something_is_new_and_once_a_day(activity: ActivityPage) -> None:
    (duty,) = (one for one in duties() if one.name == "open-data")
    duty.do()
    assert len(shelf.versions()) == 1
    assert not is_due()
    renamed(activity, "Citi pētnieki")
    with locked() as journal:  # as the indexing worker does
        number_rows(journal)
    assert is_due()
    duty.do()
    assert len(shelf.versions()) == 2
    assert not is_due()
    shelf.keep_state(looked_at=(timezone.now() - timedelta(hours=25)).isoformat())
    assert is_due()
    duty.do()
    assert len(shelf.versions()) == 2
    assert not is_due()


def test_the_command_tells_what_it_did(provider: ProviderPage, activity: ActivityPage) -> None:
    tried = told("--dry-run")
    assert (tried["outcome"], tried["rows"]["activities"]) == ("made", 1)
    assert shelf.versions() == []
    done = told()
    assert done["version"] == tried["version"]
    make_activity(provider, "Otra")
    assert told()["rows"]["activities"] == 2
    assert len(table("activities")) == 2
    assert told("--remove", done["version"]) == {"removed": [done["version"]]}
    assert len(shelf.versions()) == 1


@pytest.mark.usefixtures("activity")
def test_the_newest_version_is_not_removed_nor_one_that_is_not_there() -> None:
    first = made()
    with pytest.raises(CommandError, match="is the newest version"):
        call_command("open_data", "--remove", first.version)
    with pytest.raises(CommandError, match=f"no version ../x; there are: {first.version}"):
        call_command("open_data", "--remove", "../x")
