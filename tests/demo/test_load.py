"""Made-up catalogues, and what is measured with them."""

import json
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.models import Change
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.snapshot import current
from demo.load.facts import facts
from search.engines.configured import engine
from search.indexing.building import public_ids
from search.indexing.comparing import compare
from search.indexing.rebuilding import rebuild
from search.indexing.working import IndexWorker
from tests.seeded import forget_what_is_kept, index_everything


@pytest.fixture
def vocabularies(db: None, settings: Any, tmp_path: Any) -> None:
    settings.SEARCH_INDEX_DIR = tmp_path / "index"
    forget_what_is_kept()
    load()


def make(count: int, *options: str) -> str:
    out = StringIO()
    call_command("make_load", "--count", str(count), "--verbosity=0", *options, stdout=out)
    return out.getvalue()


def told() -> list[tuple[Any, ...]]:
    return [
        (
            page.public_id,
            page.name_lv,
            page.url_path,
            page.first_published_at,
            sorted(page.grades.values_list("code", flat=True)),
            [one.starts_at for one in page.occurrences.all()],
        )
        for page in ActivityPage.objects.order_by("external_id")
    ]


def test_the_same_activities_come_every_time(vocabularies: None) -> None:
    make(30)
    first = told()
    CataloguePage.objects.get().delete()
    make(30)
    assert told() == first
    assert len(first) == 30


def test_more_are_added_to_those_that_are_there(vocabularies: None) -> None:
    make(10)
    some = {row[0] for row in told()}
    assert "5 activities made, 15 in all" in make(15)
    assert some < {row[0] for row in told()}
    assert Page.find_problems() == ([], [], [], [], [])
    assert Change.objects.values("activity").distinct().count() == 15
    assert len(public_ids()) == 15


def test_an_index_built_before_hears_of_them(vocabularies: None) -> None:
    make(3)
    rebuild(engine(), "test")
    assert "the indexing worker" in make(8)
    IndexWorker(engine()).once()
    assert engine().live().count() == 8
    assert not compare(engine())


def test_a_trial_writes_nothing(vocabularies: None) -> None:
    assert "7 activities would be made" in make(7, "--dry-run")
    assert not ActivityPage.objects.exists()


def test_a_real_catalogue_is_left_alone(vocabularies: None) -> None:
    make(3)
    ActivityPage.objects.filter(external_id="load-1").update(demonstration=False)
    with pytest.raises(CommandError, match="1 activities here are no demonstration entries"):
        make(5)
    assert "2 activities made" in make(5, "--yes")


def test_few_have_most_as_in_a_real_catalogue(vocabularies: None) -> None:
    many = [facts(number, current()) for number in range(1_000)]
    largest = max(sum(one.field == field for one in many) for field in {m.field for m in many})
    assert largest > 300
    assert sum(one.price is None for one in many) > 500
    assert len({one.municipality for one in many}) > 35


def test_the_benchmark_tells_page_and_engine_apart(vocabularies: None) -> None:
    make(40)
    index_everything()
    out = StringIO()
    call_command("search_benchmark", "--json", stdout=out)
    (row,) = json.loads(out.getvalue())
    assert row["activities"] == 40
    assert 0 < row["engine_p50_ms"] < row["page_p50_ms"] <= row["page_p95_ms"]
    assert row["ratio"] == pytest.approx(row["page_p50_ms"] / row["engine_p50_ms"], rel=0.05)
    assert 1 <= row["queries"] <= 4


def test_without_an_index_the_benchmark_says_what_to_do(vocabularies: None) -> None:
    make(3)
    with pytest.raises(CommandError, match="index rebuild"):
        call_command("search_benchmark", stdout=StringIO())
