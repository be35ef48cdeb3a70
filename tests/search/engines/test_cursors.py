"""Behind the pages by number: cursors, on engines that declare them, over more than 10 000."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.test import Client, override_settings

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import current
from search.documents import ActivityDocument
from search.engines.elasticsearch.connection import Connection
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.protocol import Engine
from search.results import Results
from search.selection import LAST_RESULT, Selection, Sort
from search.text.collation import latvian_key
from tests.search.content import make_catalogue
from tests.search.engines.held import document
from tests.search.listing.seeing import seen
from tests.seeded import forget_what_is_kept
from tests.servers.sharing import settings_of

pytestmark = [pytest.mark.elasticsearch, pytest.mark.django_db]
ACTIVITIES = 10_500
PAGE = 100
NAMES = ("Bite", "Ābols", "Čiekurs", "Zvaigzne")
ORDERS: tuple[tuple[Sort, Language], ...] = (
    ("relevance", "lv"),
    ("name", "lv"),
    ("name", "en"),
    ("newest", "en"),
    ("soonest", "lv"),
    ("nearest", "lv"),
)


def made_up(number: int) -> ActivityDocument:
    """The n-th of very many: nearly everything of it has others that are equal."""
    name = f"{NAMES[number % 4]} {number % 50}"
    nowhere, comes = number % 5 == 0, number % 7 == 0
    return replace(
        document(UUID(int=number * 7919 % 1_000_003), title=name),
        sort_name={"lv": latvian_key(name), "en": latvian_key(f"Bee {number % 90}")},
        published_at=datetime(2026, 9, 1, tzinfo=UTC) - timedelta(days=number % 300),
        next_day=date(2026, 9, 1) + timedelta(days=number % 60) if number % 3 else None,
        latitude=None if nowhere else 56 + number % 40 / 20,
        longitude=None if nowhere else 21 + number % 35 / 5,
        comes_to=("riga",) if comes else (),
    )


@pytest.fixture(scope="module")
def filled() -> Iterator[tuple[ElasticsearchEngine, dict[str, Any]]]:
    """Very many small documents, written straight into an index, and the settings to find it."""
    own = settings_of(ElasticsearchEngine.name)
    made = ElasticsearchEngine(Connection.from_settings(own["ELASTICSEARCH"]))
    target = made.build("test")
    target.apply([made_up(number) for number in range(ACTIVITIES)])
    made.publish(target)
    yield made, own
    made.drop()


@pytest.fixture
def very_many(filled: tuple[ElasticsearchEngine, dict[str, Any]], db: None) -> Iterator[Engine]:
    """The engine of a catalogue that holds very many."""
    made, own = filled
    forget_what_is_kept()
    make_catalogue()
    with override_settings(**own):
        yield made
    forget_what_is_kept()


def selection_of(sort: Sort, language: Language, query: str = "") -> Selection:
    near = ["riga"] if sort == "nearest" else []
    asked: dict[str, list[str]] = {"near": near, "sort": [sort], "page_size": [str(PAGE)]}
    asked["q"] = [query]
    selection, problems = Selection.from_query(asked, language, current())
    assert not problems
    return selection


def behind(engine: Engine, selection: Selection, results: Results) -> list[UUID]:
    """Everything behind an answer, cursor by cursor."""
    found: list[UUID] = []
    while results.more:
        results = engine.search(selection, results.hits[-1].cursor)
        assert results.hits
        found += [hit.id for hit in results.hits]
    return found


@pytest.mark.parametrize(("sort", "language"), ORDERS)
@pytest.mark.parametrize("query", ["", "bite zvaigzne"])
def test_cursors_lead_from_the_last_page_to_the_end(
    very_many: Engine, sort: Sort, language: Language, query: str
) -> None:
    assert "cursor" in very_many.capabilities
    selection = selection_of(sort, language, query)
    first = very_many.search(replace(selection, page_size=LAST_RESULT))
    total = ACTIVITIES if not query else ACTIVITIES // 2
    assert first.total == total
    numbered = [hit.id for hit in first.hits]
    page = len(numbered) // PAGE
    last_page = very_many.search(selection.at_page(page))
    assert [hit.id for hit in last_page.hits] == numbered[(page - 1) * PAGE : page * PAGE]
    further = behind(very_many, selection, first)
    assert len(numbered) == min(LAST_RESULT, total)
    assert len({*numbered, *further}) == len(numbered) + len(further) == total


@pytest.mark.parametrize(("sort", "language"), ORDERS)
def test_cursors_and_pages_by_number_are_one_order(
    very_many: Engine, sort: Sort, language: Language
) -> None:
    selection = selection_of(sort, language)
    pages = [very_many.search(selection.at_page(number)) for number in (1, 2, 3)]
    numbered = [hit.id for page in pages for hit in page.hits]
    again = very_many.search(selection, pages[0].hits[-1].cursor)
    third = very_many.search(selection, again.hits[-1].cursor)
    assert [hit.id for page in (again, third) for hit in page.hits] == numbered[PAGE:]
    assert again.counts == pages[0].counts
    assert again.total == pages[0].total


def test_behind_the_last_there_is_nothing(very_many: Engine) -> None:
    selection = selection_of("name", "lv")
    last = very_many.search(replace(selection, page_size=LAST_RESULT))
    while last.more:
        last = very_many.search(selection, last.hits[-1].cursor)
    beyond = very_many.search(selection, last.hits[-1].cursor)
    assert (beyond.hits, beyond.more, beyond.total) == ((), False, ACTIVITIES)


@pytest.mark.parametrize("language", ["lv", "en"])
@pytest.mark.parametrize("query", ["sort=name", "near=riga&sort=nearest"])
def test_the_last_page_of_the_listing_leads_on_to_the_end(
    very_many: Engine, language: str, query: str
) -> None:
    client = Client()
    address = f"/{language}/katalogs/?{query}&page_size=100"
    assert seen(client.get(address)).pagination.goes_on
    assert not seen(client.get(f"{address}&page=99")).pagination.further_url
    view = seen(client.get(f"{address}&page=100"))
    assert not view.notes
    found = [hit.id for hit in view.hits]
    assert view.pagination.further_url
    while view.pagination.further_url:
        response = client.get(view.pagination.further_url)
        view = seen(response)
        assert not view.notes
        assert view.pagination.beyond
        assert view.pagination.start_url == address
        assert 'content="noindex' in response.text
        found += [hit.id for hit in view.hits]
    assert len(found) == len(set(found)) == 100 + ACTIVITIES - LAST_RESULT


def test_the_api_leads_on_to_the_end(very_many: Engine) -> None:
    client = Client()
    address = "/api/v1/activities?sort=name&page_size=100&page=99&language=en"
    found: list[str] = []
    pages: list[int | None] = []
    while address:
        answer = client.get(address).json()
        found += [one["id"] for one in answer["activities"]]
        pages.append(answer["page"])
        address = (answer["next"] or "").removeprefix("http://testserver")
    assert len(found) == len(set(found)) == 200 + ACTIVITIES - LAST_RESULT
    assert pages == [99, 100, None, None, None, None, None]


@pytest.fixture
def cursor(very_many: Engine) -> str:
    """The parameter by which an answer in order of names leads on."""
    answer = Client().get("/api/v1/activities?sort=name&page_size=100&page=100").json()
    return str(answer["next"].partition("after=")[2])


@pytest.mark.parametrize(
    "query",
    ["sort=newest", "sort=name&field=science", "sort=name&language=en", "q=bite", "sort=name&q=b"],
)
def test_another_lists_cursor_is_refused(cursor: str, query: str) -> None:
    refused = Client().get(f"/api/v1/activities?{query}&after={cursor}")
    assert refused.status_code == 422
    assert [one["fault"] for one in refused.json()["problems"]] == ["lost-place"]


def test_a_damaged_cursor_is_noted_and_the_list_begins_anew(cursor: str) -> None:
    payload, _dot, signature = cursor.partition(".")
    for damaged in (
        *(cursor[:-1], cursor[1:], f"{cursor}x", payload, f".{signature}", f"{payload}."),
        *("%00", "%ff", "ē", ".", "..", "a.b", "%ed%a0%80.x", cursor * 9),
    ):
        view = seen(Client().get(f"/en/katalogs/?sort=name&after={damaged}"))
        said = "The place in the list to go on from is damaged or belongs to another list."
        assert view.notes == (f"{said} The list begins anew.",), damaged
        assert len(view.hits) == 20
        assert not view.pagination.beyond


def test_a_cursor_and_a_number_do_not_go_together(cursor: str) -> None:
    view = seen(Client().get(f"/lv/katalogs/?sort=name&page_size=100&page=3&after={cursor}"))
    assert view.notes == ("„page” nevar lietot kopā ar „after”. Tas nav ņemts vērā.",)
    assert view.pagination.beyond
    problems = Client().get(f"/api/v1/activities?sort=name&page=3&after={cursor}").json()
    assert [one["fault"] for one in problems["problems"]] == ["contrary"]


def test_the_other_language_goes_on_from_the_same_place(very_many: Engine) -> None:
    address = "/lv/katalogs/?sort=newest&page_size=100"
    view = seen(Client().get(f"{address}&page=100"))
    further = view.pagination.further_url
    latvian, english = (
        seen(Client().get(address)) for address in (further, further.replace("/lv/", "/en/"))
    )
    assert not english.notes
    assert [hit.id for hit in latvian.hits] == [hit.id for hit in english.hits]
