"""Pages, orders, counts and ways out; every engine must answer so."""

import pytest

from search.engines.protocol import Engine
from search.selection import Selection, Sort
from tests.search.engines.conftest import Asking, AskingSorted, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("sort", ["relevance", "name", "newest", "soonest"])
@pytest.mark.parametrize("query", ["", "pļavas", "robotika"])
def test_pages_show_everything_once(ask_sorted: AskingSorted, query: str, sort: Sort) -> None:
    total = ask_sorted(query, sort).total
    pages = [ask_sorted(query, sort, page, 7) for page in range(1, total // 7 + 2)]
    seen = [hit.id for page in pages for hit in page.hits]
    assert len(seen) == len(set(seen)) == total
    assert {page.total for page in pages} == {total}
    assert all(page.counts == pages[0].counts for page in pages)


def test_names_follow_the_latvian_alphabet(ask_sorted: AskingSorted) -> None:
    shown = titles(ask_sorted("", "name"))
    assert shown[:3] == ["Dzelzceļa vēsture", "Ķīmijas eksperimenti", "Lāča pēdās pa mežu"]


def test_a_facets_counts_ignore_its_own_choice(ask: Asking) -> None:
    free, chosen = ask("robotika"), ask("robotika", municipality=("ventspils",))
    assert chosen.total == 1
    assert chosen.counts["municipality"] == free.counts["municipality"]
    assert chosen.counts["grade"] != free.counts["grade"]
    assert chosen.counts["grade"]["8"] == 1


def test_values_of_one_facet_widen_and_facets_narrow(ask: Asking) -> None:
    assert ask(municipality=("cesu-novads", "rezekne")).total == 2
    assert ask(municipality=("cesu-novads", "rezekne"), price=("free",)).total == 1


def test_with_nothing_found_the_nearest_ways_out_are_told(ask: Asking) -> None:
    results = ask("robotika", municipality=("cesu-novads",))
    assert results.total == 0
    ways = {(way.parameter, way.code): way.total for way in results.relaxations}
    assert ways == {("municipality", "cesu-novads"): 2, ("q", "robotika"): 1}


def test_counts_equal_a_count_over_all_pages(filled: Engine) -> None:
    selection = Selection(language="lv", query="pēdas", page_size=100)
    results = filled.search(selection)
    grades: dict[str, int] = {}
    for hit in results.hits:
        for grade in hit.card.grades:
            grades[grade] = grades.get(grade, 0) + 1
    assert results.total == len(results.hits)
    assert {code: results.counts["grade"].get(code) for code in grades} == grades
