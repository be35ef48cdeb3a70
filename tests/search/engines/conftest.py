"""One small catalogue, and every engine of this installation filled with it."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Protocol

import pytest
from django.db import transaction
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import kept
from search.documents import ActivityDocument
from search.engines.configured import private_engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.engines.protocol import Engine
from search.indexing.building import build, public_ids
from search.results import Results
from search.selection import Selection, Sort
from tests.search.content import make_activity, make_catalogue, make_provider
from tests.servers.sharing import settings_of
from tests.vocabularies import with_vocabularies

ENGINES = [
    EmbeddedEngine.name,
    pytest.param(ElasticsearchEngine.name, marks=pytest.mark.elasticsearch),
]


HOSTILE = ["", " ", "\x00", "'\"<script>", "a" * 5000, "7", "-", "un", "(((", "\ud800x", "🤖" * 50]
"""What no search must break of."""


class Asking(Protocol):
    """Types a query, with or without choices."""

    def __call__(self, query: str = "", **choices: tuple[str, ...]) -> Results: ...


@pytest.fixture(scope="session")
def documents(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker
) -> tuple[ActivityDocument, ...]:
    """The catalogue's documents, built once from real pages; the pages go again."""
    with django_db_blocker.unblock(), transaction.atomic():
        kept.forget()
        _fill_catalogue()
        built = tuple(build(dict.fromkeys(public_ids(), 1)).values())
        transaction.set_rollback(True)
    kept.forget()
    return built


@pytest.fixture(params=ENGINES, scope="session")
def engine(
    request: pytest.FixtureRequest, documents: tuple[ActivityDocument, ...]
) -> Iterator[Engine]:
    with ExitStack() as stack:
        with override_settings(**settings_of(request.param)):  # not for the rest of the session
            made = stack.enter_context(private_engine())
        target = made.build("test")
        target.apply(documents)
        made.publish(target)
        yield made


@pytest.fixture
def filled(engine: Engine, db: None) -> Iterator[Engine]:
    kept.forget()
    with_vocabularies()
    yield engine
    kept.forget()


@pytest.fixture
def ask(filled: Engine) -> Asking:
    def asking(query: str = "", **choices: tuple[str, ...]) -> Results:
        return filled.search(Selection(language="lv", query=query, choices=choices))

    return asking


@pytest.fixture
def ask_sorted(filled: Engine) -> "AskingSorted":
    def asking(query: str, sort: Sort, page: int = 1, size: int = 20) -> Results:
        return filled.search(
            Selection(language="lv", query=query, sort=sort, page=page, page_size=size)
        )

    return asking


class AskingSorted(Protocol):
    """Types a query and orders what it finds, a page at a time."""

    def __call__(self, query: str, sort: Sort, page: int = 1, size: int = 20) -> Results: ...


def titles(results: Results) -> list[str]:
    """What a visitor reads down the list."""
    return [hit.card.title["lv"][0] for hit in results.hits]


def _fill_catalogue() -> None:
    catalogue = make_catalogue()
    museum = make_provider(catalogue, "Zvaigžņu muzejs", name_en="Star Museum")
    park = make_provider(catalogue, "Meža parks", name_en="Forest Park")
    _fill_museum(museum)
    _fill_park(park)


def _fill_museum(museum: ProviderPage) -> None:
    make_activity(
        museum,
        "Lāča pēdās pa mežu",
        name_en="In the bear's tracks",
        summary_lv="Pastaiga pa taku ar gidu.",
        municipality="cesu-novads",
        grades=("1", "2", "3"),
        price=0,
    )
    make_activity(
        museum,
        "Robotikas sacensības",
        name_en="Robotics competition",
        summary_lv="Komandas būvē robotus.",
        municipality="ventspils",
        grades=("7", "8", "9"),
    )
    make_activity(
        museum,
        "Robotikas pulciņš",
        name_en="Robotics club",
        summary_lv="Iknedēļas pulciņš.",
        municipality="rezekne",
        grades=("4", "5"),
        kind="hobby-programme",
    )


def _fill_park(park: ProviderPage) -> None:
    make_activity(
        park,
        "Ķīmijas eksperimenti",
        name_en="Chemistry experiments",
        summary_lv="Topošie ķīmiķi rāda mēģinājumus.",
        municipality="",
        formats=("at-school",),
        served=("balvu-novads",),
        price=4,
    )
    make_activity(
        park,
        "Dzelzceļa vēsture",
        name_en="History of the railway",
        summary_lv="Konkursa balva ir brauciens.",
        description_lv="<p>Stacijā ir ķīmijas kolba.</p>",
        municipality="gulbenes-novads",
    )
    make_activity(
        park,
        "Planetārija seanss tiešsaistē",
        name_en="Planetarium online",
        summary_lv="Debess un zvaigznes.",
        formats=("online",),
        kind="planetarium-show",
    )
    for number in range(1, 41):
        make_activity(park, f"Pļavu pēdas {number}", summary_lv="Daba.", grades=("6",))
