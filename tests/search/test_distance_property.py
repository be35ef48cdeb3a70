"""Wherever somebody is: what is near, its counts and its order are what the database says."""

from collections.abc import Iterator
from contextlib import ExitStack
from typing import Any

import pytest
from django.test import override_settings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.models import Municipality
from catalogue_pages.vocabularies.snapshot import current
from search.engines.configured import private_engine
from search.engines.protocol import Engine
from search.facets.registry import FACETS
from search.indexing.building import build, public_ids
from search.nearness import Nearness
from search.results import Hit
from search.selection import Selection, Sort
from tests.search import brute_force
from tests.search.brute_force import Seen, kilometres
from tests.search.engines.conftest import ENGINES
from tests.search.test_nearness import positions
from tests.servers.sharing import settings_of

EDGE = 0.05
"""Kilometres: engines keep a place to a few centimetres, and so near the edge either will do."""
TOWNS = ("riga", "cesu-novads", "daugavpils", "ventspils-novads", "varaklanu-novads")
CHOICES: tuple[dict[str, tuple[str, ...]], ...] = (
    {},
    {"field": ("science", "technology")},
    {"region": ("vidzeme",)},
    {"format": ("at-school",), "grade": ("7-9",)},
)
examples = st.fixed_dictionaries(
    {
        "near": positions() | st.sampled_from(TOWNS),
        "within": st.none() | st.integers(1, 500) | st.integers(5, 60),
        "choices": st.sampled_from(CHOICES),
        "sort": st.sampled_from(["relevance", "name", "nearest"]),
    }
)
some = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
many = settings(some, max_examples=300)


@pytest.fixture(scope="module", params=ENGINES)
def filled(request: pytest.FixtureRequest, seeded: CataloguePage) -> Iterator[Engine]:
    """Each engine with the seeded catalogue."""
    with ExitStack() as stack:
        with override_settings(**settings_of(request.param)):
            made = stack.enter_context(private_engine())
        target = made.build("test")
        target.apply(list(build(dict.fromkeys(public_ids(), 1)).values()))
        made.publish(target)
        yield made


@pytest.fixture
def public(listing: CataloguePage) -> list[Seen]:
    return brute_force.public_activities()


def selected(near: str, within: int | None, sort: Sort, choices: Any) -> Selection:
    asked: dict[str, list[str]] = {"near": [near], "within": [str(within or "")], "sort": [sort]}
    selection, problems = Selection.from_query(asked, "lv", current())
    assert not problems
    return Selection("lv", choices=choices, sort=sort, page_size=100, near=selection.near)


def every_hit(engine: Engine, selection: Selection) -> list[Hit]:
    hits: list[Hit] = []
    for page in range(1, 10):
        found = engine.search(selection.at_page(page)).hits
        hits += found
        if len(found) < selection.page_size:
            break
    return hits


def home(near: Nearness) -> set[str]:
    """The municipalities whose schools are the visitor's: the named one, or the nearest centres."""
    if near.municipality:
        return {near.municipality}
    away = {
        one.code: kilometres(near.point, (float(one.latitude), float(one.longitude)))
        for one in Municipality.objects.filter(valid_to=None)
        if one.latitude is not None and one.longitude is not None
    }
    return {code for code, far in away.items() if far < min(away.values()) + 1e-6}


def distance(one: Seen, near: Nearness, at_home: set[str]) -> float | None:
    if one.comes_to & at_home:
        return 0.0
    return kilometres(near.point, one.place) if one.place else None


def check(engine: Engine, public: list[Seen], asked: dict[str, Any]) -> None:
    selection = selected(**asked)
    near = selection.near
    assert near is not None
    at_home = home(near)
    distances = {one.id: distance(one, near, at_home) for one in public}
    within = near.within

    def reached(one: Seen, edge: float) -> bool:
        far = distances[one.id]
        return within is None or (far is not None and far <= within + edge)

    fitting = [one for one in public if brute_force.fits(one, asked["choices"])]
    surely = {one.id for one in fitting if reached(one, -EDGE)}
    perhaps = {one.id for one in fitting if reached(one, EDGE)}
    hits = every_hit(engine, selection)
    found = {hit.id for hit in hits}
    results = engine.search(selection)
    assert results.total == len(hits) == len(found)
    assert surely <= found <= perhaps
    for hit in hits:
        assert hit.distance_km == pytest.approx(distances[hit.id], abs=EDGE)
        assert hit.comes == bool(at_home & next(o for o in public if o.id == hit.id).comes_to)
    if selection.sort == "nearest":
        order = [(not hit.comes, _far(hit.distance_km)) for hit in hits]
        assert order == sorted(order)
    if all(reached(one, -EDGE) == reached(one, EDGE) for one in public):
        _check_counts([one for one in public if reached(one, 0)], asked["choices"], results.counts)


def _far(distance: float | None) -> float:
    """What engines order by; they know a centimetre, and equals stand by their ids."""
    return 1e9 if distance is None else round(distance, 2)


def _check_counts(near: list[Seen], choices: Any, counts: Any) -> None:
    for facet in FACETS:
        if facet.parameter == "dates":
            continue
        beside = [one for one in near if brute_force.fits(one, choices, but=facet.parameter)]
        due = brute_force.counted(beside, facet.parameter)
        assert dict(counts[facet.parameter]) == due, facet.parameter


def test_the_catalogue_holds_every_case_of_distance(public: list[Seen]) -> None:
    cases = {
        "comes to some": any(0 < len(one.comes_to) < 42 for one in public),
        "comes to all": any(len(one.comes_to) == 42 for one in public),
        "comes and is visited": any(one.comes_to and one.place for one in public),
        "nowhere": any(not one.comes_to and not one.place for one in public),
        "at a centre": len({one.place for one in public}) < len(public) / 1.3,
        "at many places": len({one.place for one in public}) > 30,
    }
    assert not [case for case, there in cases.items() if not there]


@some
@given(asked=examples)
def test_what_is_near_is_found_counted_and_ordered(
    filled: Engine, public: list[Seen], asked: dict[str, Any]
) -> None:
    check(filled, public, asked)


@pytest.mark.long
@many
@given(asked=examples)
def test_what_is_near_is_found_counted_and_ordered_wherever(
    filled: Engine, public: list[Seen], asked: dict[str, Any]
) -> None:
    check(filled, public, asked)


@pytest.mark.parametrize("query", ["robotika", "bites kurzemē", "bezmaksas"])
def test_words_find_the_same_and_less_when_it_must_be_near(
    filled: Engine, public: list[Seen], query: str
) -> None:
    near = selected("riga", 40, "nearest", {}).near
    assert near is not None
    everywhere = Selection("lv", query, page_size=100)
    close = Selection("lv", query, sort="nearest", page_size=100, near=near)
    distances = {one.id: distance(one, near, {"riga"}) for one in public}
    due = {
        hit.id
        for hit in every_hit(filled, everywhere)
        if (far := distances[hit.id]) is not None and far <= 40
    }
    assert {hit.id for hit in every_hit(filled, close)} == due


def test_giving_up_the_distance_is_a_way_out(filled: Engine, public: list[Seen]) -> None:
    at_school = {"format": ("elsewhere",)}
    lonely = selected("55.70,28.20", 1, "relevance", at_school)
    results = filled.search(lonely)
    assert results.total == 0
    ways = {(way.parameter, way.code): way.total for way in results.relaxations}
    assert ways["near", "55.70,28.20"] == filled.search(lonely.without_nearness()).total > 0


def test_pages_in_order_of_distance_hold_everything_once(
    filled: Engine, public: list[Seen]
) -> None:
    selection = selected("riga", None, "nearest", {})
    whole = [hit.id for hit in every_hit(filled, selection)]
    small = Selection("lv", sort="nearest", page_size=7, near=selection.near)
    pages = [filled.search(small.at_page(number)) for number in range(1, len(public) // 7 + 3)]
    assert [hit.id for page in pages for hit in page.hits] == whole
    assert [page.more for page in pages[:3]] == [True, True, True]
    assert not pages[-1].more
