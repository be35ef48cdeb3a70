"""Whatever is selected, page and program are told the same: which, in what order, how many."""

import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue_pages.vocabularies.snapshot import current
from search.addresses import read_parameters
from search.asking import read_question
from search.cursors import further
from search.engines.configured import engine
from search.facets.registry import FACETS
from search.listing.presenting import ListingView
from search.selection import AFTER, NAMES, PAGE, SORTS
from tests.api.asking import V1
from tests.search.engines.conftest import ENGINES
from tests.search.listing.seeing import seen
from tests.search.test_counts_property import WORDS, chosen, languages
from tests.search.test_nearness import positions

AGES = ("10 gadus veciem", "7–9 gadi", "year 5", "6. klasei robotika", "sestklasniekiem")
MISSPELT = ("robotka", "astronomja", "programesana", "fizikaa", "bezmasas", "kurzmē", "zzzzzz")
TOWNS = ("riga", "cesu-novads", "daugavpils", "varaklanu-novads")

BEHIND = "the place behind the first page"

typed = st.text(st.characters(categories=("L", "N", "P", "Zs")), max_size=12)
words = st.sampled_from(("", *WORDS, *AGES, *MISSPELT)) | typed
somewhere = st.fixed_dictionaries(
    {"near": st.sampled_from(TOWNS) | positions()},
    optional={"within": (st.integers(1, 500) | st.integers(5, 60)).map(str)},
)
faulty = st.sampled_from(
    ({"within": "30"}, {"sort": "nearest"}, {"near": "cesis"}, {"page": "x"}, {"after": "x"})
)


def together(plain: dict[str, Any], near: dict[str, str], fault: dict[str, str]) -> dict[str, Any]:
    """One selection; what is nearest is known only near something."""
    if plain.get("sort") == "nearest" and not near:
        plain = {**plain, "sort": "newest"}
    return {**plain, **near, **fault}


selections = st.builds(
    together,
    st.fixed_dictionaries(
        {},
        optional={
            "q": words,
            "choices": chosen,
            "sort": st.sampled_from(SORTS),
            "page": st.sampled_from(("1", "1", "2", "3", "7")),
            "page_size": st.sampled_from(("1", "5", "20", "100")),
            AFTER: st.just(BEHIND),
        },
    ),
    st.just({}) | somewhere,
    st.integers(0, 9).flatmap(lambda number: faulty if number == 9 else st.just({})),
)
some = settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
many = settings(some, max_examples=500, derandomize=False)
told: Counter[str] = Counter()


@pytest.fixture(params=ENGINES, scope="module")
def engine_name(request: pytest.FixtureRequest) -> Iterator[str]:
    told.clear()
    yield request.param
    figures = ", ".join(f"{name} {count}" for name, count in told.items())
    sys.stdout.write(f"\n{request.param}: {figures}\n")


def parameters(drawn: dict[str, Any]) -> list[tuple[str, str]]:
    """The parameters of an address, but for a place behind something, which is signed later."""
    asked = {name: value for name, value in drawn.items() if value not in ({}, BEHIND)}
    choices = asked.pop("choices", {})
    pairs = list(asked.items())
    for facet in FACETS:
        codes = choices.get(facet.parameter, ())
        pairs += facet.write(codes) if codes else []
    return pairs


def behind(pairs: list[tuple[str, str]], language: Any) -> str:
    """The cursor behind the first page; empty where there is nothing behind it."""
    read = read_parameters(urlencode([pair for pair in pairs if pair[0] != PAGE]))
    question = read_question(read, language, current(), engine().capabilities)
    return further(question.selection, engine().search(question.selection))


def check(drawn: dict[str, Any], language: Any) -> None:
    told["selections"] += 1
    pairs = parameters(drawn)
    if drawn.get(AFTER) == BEHIND and "cursor" in engine().capabilities:
        pairs = [pair for pair in pairs if pair[0] != PAGE]
        pairs.append((AFTER, behind(pairs, language)))
    page = seen(Client().get(f"/{language}/katalogs/?{urlencode(pairs)}"))
    response = Client().get(f"{V1}/activities?{urlencode([*pairs, ('language', language)])}")
    assert response.status_code in {200, 422}
    if response.status_code == 422:
        refused(page, response.json()["problems"])
        told["refused, and noted on the page"] += 1
        return
    answer = response.json()
    if not answer["activities"] and answer["total"] and answer["page"]:
        assert page.notes  # the page shows its last one instead
        told["beyond the last page"] += 1
        return
    same(page, answer)
    told["the same"] += 1
    told["the same, with something found"] += bool(answer["total"])


def refused(page: ListingView, problems: list[dict[str, str]]) -> None:
    """What a program is refused, the page notes: it passes over it, and says so."""
    assert problems
    assert page.notes


def same(page: ListingView, answer: Any) -> None:
    assert [UUID(one["id"]) for one in answer["activities"]] == [hit.id for hit in page.hits]
    assert answer["total"] == page.total
    assert counts_of_page(page).items() <= counts_of_answer(answer).items()
    assert answer["did_you_mean"] == (page.did_you_mean.query if page.did_you_mean else "")
    assert [one["total"] for one in answer["relaxations"]] == [
        one.total for one in page.relaxations
    ]
    assert [(one["words"], one["applied"]) for one in answer["offers"]] == [
        (one.words, one.applied) for one in page.offers
    ]
    for one, hit in zip(answer["activities"], page.hits, strict=True):
        marked = {name: list(text.parts) for name, text in hit.highlights.items()}
        parts = {
            name: [(part["text"], part["matched"]) for part in some]
            for name, some in one["highlights"].items()
        }
        assert parts == marked
        far = None if hit.distance_km is None else round(hit.distance_km, 1)
        assert one["distance_km"] == far


def counts_of_page(page: ListingView) -> dict[tuple[str, str], tuple[int, bool]]:
    return {
        (facet.parameter, choice.code): (choice.count, choice.chosen)
        for facet in page.facets
        for group in (*facet.groups, *facet.folded)
        for choice in group.choices
    }


def counts_of_answer(answer: Any) -> dict[tuple[str, str], tuple[int, bool]]:
    return {
        (facet["parameter"], value["code"]): (value["count"], value["chosen"])
        for facet in answer["facets"]
        for value in facet["values"]
    }


def test_every_parameter_is_drawn() -> None:
    drawn = {"q", "near", "within", "sort", "page", "page_size", "after"}
    facets = {name for facet in FACETS for name in facet.names}
    assert drawn | facets == set(NAMES)


@pytest.mark.usefixtures("listing")
@some
@given(drawn=selections, language=languages)
def test_page_and_program_are_told_the_same(drawn: dict[str, Any], language: Any) -> None:
    check(drawn, language)


@pytest.mark.long
@pytest.mark.usefixtures("listing")
@many
@given(drawn=selections, language=languages)
def test_page_and_program_are_told_the_same_of_500_selections(
    drawn: dict[str, Any], language: Any
) -> None:
    check(drawn, language)
