"""The search keeps finding what people look for: thresholds over a list of judged queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.snapshot import kept
from search.documents import ActivityDocument
from search.engines.configured import private_engine
from search.indexing.building import build, public_ids
from search.quality.measuring import Answer, ask, figures, report
from search.quality.plainer import without_descriptions
from search.quality.queries import JudgedQuery, QueryFileError, read_queries
from tests.search.content import make_catalogue
from tests.search.engines.conftest import ENGINES
from tests.servers.sharing import settings_of

QUERIES = Path(__file__).parent / "queries.csv"
DEMO = Path(__file__).parents[3] / "catalogue_pages" / "exchange" / "data" / "demo"


@dataclass(frozen=True)
class Demo:
    """The demo catalogue's documents, and the external ids that queries name them by."""

    documents: tuple[ActivityDocument, ...]
    external_ids: dict[UUID, str]


@pytest.fixture(scope="module")
def demo(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Demo:
    with django_db_blocker.unblock(), transaction.atomic():
        kept.forget()
        make_catalogue()
        for name in ("providers", "activities"):
            call_command(f"import_{name}", str(DEMO / f"{name}.csv"), verbosity=0)
        documents = tuple(build(dict.fromkeys(public_ids(), 1)).values())
        rows = ActivityPage.objects.values_list("public_id", "external_id")
        found = {public: external or "" for public, external in rows}
        transaction.set_rollback(True)
    kept.forget()
    return Demo(documents, found)


@pytest.fixture
def vocabularies(db: None) -> Iterator[None]:
    kept.forget()
    load()
    yield
    kept.forget()


@pytest.mark.parametrize("plainer", [False, True], ids=["whole", "without descriptions"])
@pytest.mark.parametrize("name", ENGINES)
def test_figures(demo: Demo, vocabularies: None, name: str, plainer: bool) -> None:
    documents = map(without_descriptions, demo.documents) if plainer else demo.documents
    with override_settings(**settings_of(name)), private_engine() as engine:
        target = engine.build("test")
        target.apply(list(documents))
        engine.publish(target)
        measured = figures(ask(engine, read_queries(QUERIES), demo.external_ids))
    assert measured["queries"] >= 150
    assert measured["success_at_1"] >= 0.97
    assert measured["success_at_5"] >= 0.99
    assert measured["ndcg_at_10"] >= 0.95
    assert measured["mean_results"] <= 10


def _answer(*found: str, total: int = 2, only_facets: bool = False) -> Answer:
    asked = JudgedQuery("vilciens", "lv", "exact", frozenset({"a", "b"}))
    return Answer(asked, found, total, only_facets)


def test_all_expected_first_is_perfect() -> None:
    assert _answer("b", "a").ndcg() == pytest.approx(1.0)


def test_one_of_two_in_second_place() -> None:
    answer = _answer("x", "a")
    assert (answer.success(1), answer.success(5)) == (False, True)
    assert answer.ndcg() == pytest.approx(0.6309 / 1.6309, abs=1e-4)


def test_facet_words_alone_are_left_out_of_the_mean() -> None:
    measured = report([_answer("a"), _answer("a", total=90, only_facets=True)])
    assert measured["mean_results"] == 2
    assert measured["failed"] == []


def test_a_file_that_is_no_list_of_queries_is_refused_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "queries.csv"
    file.write_text("query,lang,kind_of_query,expected_external_ids\nvilciens,lv,exact,\n")
    with pytest.raises(QueryFileError, match="line 2"):
        read_queries(file)
