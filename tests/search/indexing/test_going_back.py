"""Going back to the index before the present one, and what cannot be indexed; on every engine."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.journal import record
from catalogue_pages.changes.models import Rejection, Role, Target
from catalogue_pages.providers.models import ProviderPage
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Engine
from search.indexing.comparing import compare
from search.indexing.rebuilding import NoPreviousIndexError, rebuild, roll_back
from search.indexing.statistics import statistics
from search.indexing.working import IndexWorker
from tests.search.content import make_activity
from tests.search.indexing.seeing import ask, titles


@pytest.fixture
def engine(each_engine: Engine) -> Engine:
    return each_engine


@pytest.fixture
def activities(engine: Engine, provider: ProviderPage) -> list[ActivityPage]:
    return [make_activity(provider, f"Darbnīca {n}") for n in range(1, 5)]


def names(engine: Engine) -> list[str]:
    return [hit.card.title["lv"][0] for hit in ask(engine).hits]


def test_going_back_loses_nothing_that_changed_since(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    first, second = rebuild(engine, "test").target, rebuild(engine, "test").target
    activities[0].unpublish()
    IndexWorker(engine).once()
    activities[1].name_lv = "Pārdēvēta"
    activities[1].save_revision().publish()  # no worker has seen this one
    assert roll_back(engine, "test") == first
    assert engine.live_name() == first
    assert names(engine) == ["Darbnīca 3", "Darbnīca 4", "Pārdēvēta"]
    assert not compare(engine)
    activities[2].unpublish()
    assert titles(engine) == ["Darbnīca 4", "Pārdēvēta"]
    assert roll_back(engine, "test") == second  # and forward again
    assert names(engine) == ["Darbnīca 4", "Pārdēvēta"]
    assert not compare(engine)


def test_without_an_index_before_there_is_no_way_back(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    live = rebuild(engine, "test").target
    with pytest.raises(NoPreviousIndexError, match="index rebuild"):
        roll_back(engine, "test")
    with pytest.raises(CommandError, match="No index before"):
        call_command("index", "rollback")
    assert engine.live_name() == live


def test_the_command_goes_back(engine: Engine, activities: list[ActivityPage]) -> None:
    first = rebuild(engine, "test").target
    rebuild(engine, "test")
    output = StringIO()
    call_command("index", "rollback", "--json", stdout=output)
    assert json.loads(output.getvalue())["target"] == first


def test_an_index_that_was_deleted_cannot_be_gone_back_to(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    first, second = rebuild(engine, "test").target, rebuild(engine, "test").target
    engine.discard(first)
    with pytest.raises(CommandError, match=first):
        call_command("index", "rollback")
    assert engine.live_name() == second


def test_what_the_engine_says_counts(engine: Engine, activities: list[ActivityPage]) -> None:
    first, second = rebuild(engine, "test").target, rebuild(engine, "test").target
    engine.publish(engine.open(first))  # and the process died before it was noted
    assert roll_back(engine, "test") == second
    roles = dict(Target.objects.values_list("name", "role"))
    assert roles == {first: Role.PREVIOUS, second: Role.LIVE}


def spoil(activity: ActivityPage) -> None:
    """Let a row say what cannot be read, as no form would let anybody."""
    column, value = {
        "sqlite": ("latitude", "abc"),
        "postgresql": ("valid_to", "infinity"),
    }[connection.vendor]
    table = ActivityPage._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE {table} SET {column} = %s WHERE page_ptr_id = %s", [value, activity.pk]
        )
    record([activity.public_id])


def test_an_activity_that_cannot_be_read_holds_up_nobody(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    live = rebuild(engine, "test").target
    activities[1].unpublish()
    spoil(activities[0])
    activities[2].unpublish()
    IndexWorker(engine).once()
    assert names(engine) == ["Darbnīca 1", "Darbnīca 4"]  # as it last was, and the others as now
    (rejection,) = Rejection.objects.all()
    assert rejection.activity == activities[0].public_id
    told = statistics(engine)
    assert told["rejected"][0]["activity"] == str(activities[0].public_id)
    assert told["lag"]["rows"] == 0
    activities[0].latitude = activities[0].valid_to = None
    ActivityPage.objects.filter(pk=activities[0].pk).update(latitude=None, valid_to=None)
    record([activities[0].public_id])
    assert titles(engine) == ["Darbnīca 1", "Darbnīca 4"]
    assert not Rejection.objects.exists()
    assert live == engine.live_name()


def test_a_document_that_the_engine_refuses_holds_up_nobody(
    engine: Engine, activities: list[ActivityPage]
) -> None:
    rebuild(engine, "test")
    # No form lets a latitude of 123 pass; Elasticsearch refuses it, tantivy has no opinion.
    ActivityPage.objects.filter(pk=activities[0].pk).update(latitude=123, longitude=24)
    record([activities[0].public_id])
    activities[1].unpublish()
    IndexWorker(engine).once()
    assert names(engine) == ["Darbnīca 1", "Darbnīca 3", "Darbnīca 4"]
    refuses = isinstance(engine, ElasticsearchEngine)
    assert [one.activity for one in Rejection.objects.all()] == (
        [activities[0].public_id] if refuses else []
    )
    if refuses:
        assert "latitude" in Rejection.objects.get().reason
    ActivityPage.objects.filter(pk=activities[0].pk).update(latitude=57, longitude=24)
    record([activities[0].public_id])
    IndexWorker(engine).once()
    assert not compare(engine)
    assert not Rejection.objects.exists()
