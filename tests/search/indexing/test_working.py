"""The worker: several at once, a target that fails, the command."""

import json
import shutil
import time
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import run_checks
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from pytest_django.fixtures import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes import targets
from catalogue_pages.changes.journal import record
from catalogue_pages.changes.models import Change, Role, Target, Worker
from catalogue_pages.changes.targets import register
from catalogue_pages.providers.models import ProviderPage
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.embedded.index import FINGERPRINT
from search.engines.protocol import Engine, EngineError
from search.indexing.catching_up import Reader
from search.indexing.clearing import Clearing
from search.indexing.comparing import compare
from search.indexing.rebuilding import rebuild
from search.indexing.working import IndexWorker
from tests.search.content import make_activity
from tests.search.indexing.seeing import ask, catch_up, titles


@pytest.fixture
def activities(provider: ProviderPage) -> list[ActivityPage]:
    return [make_activity(provider, f"Darbnīca {n}") for n in range(1, 6)]


def command(*arguments: str) -> dict[str, object]:
    output = StringIO()
    call_command("index", *arguments, "--json", stdout=output, verbosity=0)
    answer: dict[str, object] = json.loads(output.getvalue())
    return answer


def indices() -> list[dict[str, Any]]:
    told: Any = command("stats")["indices"]
    return list(told)


def test_small_batches_come_to_the_same(engine: Engine, activities: list[ActivityPage]) -> None:
    rebuild(engine, "test")
    for activity in activities:
        activity.duration_minutes = 45
        activity.save_revision().publish()
    assert Reader(engine, "one", size=1).everything() >= 5
    assert not compare(engine)
    assert not Change.objects.exists()


def test_two_readers_in_turns(engine: Engine, activities: list[ActivityPage]) -> None:
    rebuild(engine, "test")
    readers = [Reader(engine, name, size=2) for name in ("one", "two")]
    for activity in activities:
        activity.unpublish()
    while any(reader.one_batch() for reader in readers):
        pass
    assert not compare(engine)
    assert engine.live().count() == 0


def test_a_target_that_is_gone_holds_nobody_up(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    first = rebuild(engine, "test").target
    register("embedded-lost")
    activities[0].unpublish()
    activities[1].unpublish()
    Reader(engine, "one", size=1).everything()
    assert not compare(engine)
    assert Change.objects.exists()  # kept for the one that has not taken them
    second = rebuild(engine, "test").target  # drops what nobody reads
    assert set(Target.objects.values_list("name", flat=True)) == {first, second}
    catch_up(engine)


def test_a_rebuild_replaces_the_index_and_keeps_the_one_before_only(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    first, second = rebuild(engine, "test"), rebuild(engine, "test")
    done: list[tuple[int, int]] = []
    third = rebuild(engine, "test", lambda *figures: done.append(figures))
    assert len({first.target, second.target, third.target}) == 3
    assert third.documents == 5
    assert done[-1] == (5, 5)
    Clearing(engine, grace=0).clear()
    assert set(engine.names()) == {second.target, third.target}
    assert set(Target.objects.values_list("name", flat=True)) == {second.target, third.target}
    assert not compare(engine)


def test_a_replaced_index_stays_for_those_who_are_reading_it(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    first = rebuild(engine, "test")
    later = {rebuild(engine, "test").target for _ in range(2)}
    clearing = Clearing(engine, grace=0.2)
    clearing.clear()
    assert engine.open(first.target).count() == 5
    time.sleep(0.25)
    clearing.clear()
    assert set(engine.names()) == later


def test_what_a_killed_rebuild_was_filling_is_cleared_away(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    live = rebuild(engine, "test").target
    register(engine.build("half done").name)  # and no more, as a kill leaves it
    activities[0].unpublish()
    IndexWorker(engine).once()
    Clearing(engine, grace=0).clear()
    assert list(engine.names()) == [live]
    assert list(Target.objects.values_list("name", flat=True)) == [live]
    catch_up(engine)


def test_an_index_that_lacks_a_change_is_not_put_in_place(
    engine: Engine, activities: list[ActivityPage], settings: Settings
) -> None:
    first = rebuild(engine, "test")

    def break_the_new_one(_done: int, _total: int) -> None:
        activities[0].unpublish()
        (new,) = set(engine.names()) - {first.target}
        shutil.rmtree(Path(settings.SEARCH_INDEX_DIR) / new)

    with pytest.raises(EngineError, match="was deleted while it was being filled"):
        rebuild(engine, "test", break_the_new_one)
    assert engine.live().name == first.target
    assert list(Target.objects.values_list("name", flat=True)) == [first.target]
    catch_up(engine)


def test_a_broken_index_that_searches_read_is_not_cleared_but_replaced(
    engine: Engine, activities: list[ActivityPage], settings: Settings
) -> None:
    first = rebuild(engine, "test")
    folder = Path(settings.SEARCH_INDEX_DIR) / first.target
    meta = (folder / "meta.json").rename(folder / "away")

    def fail(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(EmbeddedEngine(Path(settings.SEARCH_INDEX_DIR)), "test", fail)
    meta.rename(folder / "meta.json")
    assert engine.live().count() == 5
    catch_up(engine)


def test_a_target_whose_pause_ends_in_the_middle_of_a_batch_misses_nothing(
    engine: Engine, activities: list[ActivityPage], settings: Settings, tmp_path: Path
) -> None:
    live = rebuild(engine, "test").target
    copy = Path(settings.SEARCH_INDEX_DIR) / "embedded-copy"
    shutil.copytree(copy.parent / live, copy)
    register(copy.name)
    reader = Reader(engine, "one", size=1)
    for activity in activities[:2]:
        ActivityPage.objects.filter(pk=activity.pk).update(live=False)
        record([activity.public_id])
    copy.rename(tmp_path / "away")
    reader.one_batch()  # the live index takes it, and the copy is left alone for a second
    (tmp_path / "away").rename(copy)

    def outlast_the_pause(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        if ActivityPage._meta.db_table in sql:
            time.sleep(1.3)  # the first pause is a second, a fifth more or less
        return execute(sql, *rest)

    with connection.execute_wrapper(outlast_the_pause):
        reader.one_batch()
    reader.everything()
    engine.publish(engine.open(copy.name))
    assert not compare(engine)


def test_changes_during_a_rebuild_reach_both_indices(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    rebuild(engine, "test")
    seen: list[list[str]] = []

    def edit(_done: int, _total: int) -> None:
        activities[0].unpublish()
        activities[1].name_lv = "Pārdēvēta"
        activities[1].save_revision().publish()
        IndexWorker(engine).once()
        seen.append([hit.card.title["lv"][0] for hit in ask(engine).hits])

    rebuild(engine, "test", edit)
    after = ["Darbnīca 3", "Darbnīca 4", "Darbnīca 5", "Pārdēvēta"]
    assert seen == [after]
    assert titles(engine) == after


def test_a_rebuild_that_fails_leaves_the_index_as_it_was(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    first = rebuild(engine, "test")

    def fail(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        rebuild(engine, "test", fail)
    assert list(engine.names()) == [first.target]
    assert list(Target.objects.values_list("name", flat=True)) == [first.target]
    catch_up(engine)


def test_the_command_from_nothing_to_clean(engine: Engine, activities: list[ActivityPage]) -> None:
    with pytest.raises(CommandError, match="index rebuild"):
        command("check")
    assert indices()[0]["rebuild_needed"]
    assert command("rebuild", "--if-needed")["documents"] == 5
    assert not command("rebuild", "--if-needed")["rebuilt"]
    assert command("check")["documents"] == 5
    assert indices()[0]["documents"] == 5
    assert command("stats")["lag"] == {"rows": 0, "seconds": 0.0}


def test_check_names_every_difference_and_exits_with_1(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    rebuild(engine, "test")
    # QuerySet.update() sends no signal: this is how an index comes to differ.
    pages = ActivityPage.objects
    pages.filter(pk=activities[0].pk).update(live=False)
    pages.filter(pk=activities[1].pk).update(duration_minutes=90)
    missing = make_activity(activities[0].get_parent(), "Jauna")
    output = StringIO()
    with pytest.raises(SystemExit) as exit_:
        call_command("index", "check", "--json", stdout=output)
    assert exit_.value.code == 1
    found = json.loads(output.getvalue())
    assert found["surplus"] == [str(activities[0].public_id)]
    assert found["stale"] == [str(activities[1].public_id)]
    assert found["missing"] == [str(missing.public_id)]
    assert found["pending"] > 0


def test_an_index_of_another_mapping_is_rebuilt_and_warned_of(
    engine: Engine, activities: list[ActivityPage], settings: Settings
) -> None:
    rebuild(engine, "test")
    assert not warned()
    made = Path(settings.SEARCH_INDEX_DIR) / engine.live().name / FINGERPRINT
    made.write_text("older")
    assert warned()
    assert command("rebuild", "--if-needed")["rebuilt"] is True
    assert not warned()


def warned() -> bool:
    return "search.W001" in {message.id for message in run_checks()}


def test_an_index_that_was_deleted_is_rebuilt(
    engine: Engine, activities: list[ActivityPage], settings: Settings
) -> None:
    rebuild(engine, "test")
    shutil.rmtree(Path(settings.SEARCH_INDEX_DIR) / engine.live().name)
    with pytest.raises(EngineError):
        engine.live()
    activities[0].unpublish()
    IndexWorker(engine).once()  # does not fail for that
    assert command("rebuild", "--if-needed")["documents"] == 4
    assert not compare(engine)


def test_a_worker_that_has_ended_is_not_listed(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    rebuild(engine, "test")
    activities[0].unpublish()
    IndexWorker(engine).once()
    assert not Worker.objects.filter(batch_begun_at__isnull=False).exists()


def test_an_index_that_a_later_release_built_waits_for_a_worker_of_that_release(
    engine: Engine, activities: list[ActivityPage], settings: Settings
) -> None:
    outdated = Reader(engine, "outdated")
    live = rebuild(engine, "test").target
    made = Path(settings.SEARCH_INDEX_DIR) / live / FINGERPRINT
    present = made.read_text()
    made.write_text("another release")
    activities[0].unpublish()
    outdated.everything()
    assert "restart the worker" in Target.objects.get(name=live).trouble
    made.write_text(present)
    Reader(engine, "restarted").everything()
    assert not Change.objects.exists()
    assert not compare(engine)


def test_an_index_that_still_lags_has_not_recovered(
    engine: Engine, activities: list[ActivityPage], settings: Settings, tmp_path: Path
) -> None:
    live = Path(settings.SEARCH_INDEX_DIR) / rebuild(engine, "test").target
    for activity in activities[:3]:
        ActivityPage.objects.filter(pk=activity.pk).update(live=False)
        record([activity.public_id])
    live.rename(tmp_path / "away")
    Reader(engine, "one", size=1).one_batch()
    (tmp_path / "away").rename(live)
    reader = Reader(engine, "one", size=1)
    reader.one_batch()
    assert live.name in targets.not_taking()  # two changes behind what the standby has
    reader.everything()
    assert targets.not_taking() == []
    assert not compare(engine)


def test_an_index_of_an_engine_that_is_not_configured_any_more_is_let_go_of(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    live = rebuild(engine, "test").target
    register("norises-activities-20260901-000000-abcdef", Role.LIVE)
    activities[0].unpublish()
    Reader(engine, "one").one_batch()
    assert Change.objects.exists()
    Clearing(engine, patience=0).clear()
    assert list(Target.objects.values_list("name", flat=True)) == [live]
    assert not Change.objects.exists()


def test_when_no_activity_of_a_batch_can_be_read_nothing_is_confirmed(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    rebuild(engine, "test")
    column = "latitude" if connection.vendor == "sqlite" else "valid_to"
    value = "abc" if connection.vendor == "sqlite" else "infinity"
    with connection.cursor() as cursor:
        cursor.execute(f"UPDATE {ActivityPage._meta.db_table} SET {column} = %s", [value])
    record([activity.public_id for activity in activities])
    with pytest.raises(RuntimeError, match="No activity"):
        Reader(engine, "one").everything()
    assert Change.objects.count() >= len(activities)
