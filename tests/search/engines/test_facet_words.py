"""Words that name a facet's value: alone they filter, beside others they lift and are offered."""

import pytest

from tests.search.engines.conftest import Asking, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "parameter", "codes"),
    [
        ("bezmaksas", "price", ("free",)),
        ("for free", "price", ("free",)),
        ("līdz 5 eiro", "price", ("up-to-5",)),
        ("9. klasei", "grade", ("9",)),
        ("grade 8", "grade", ("8",)),
        ("1.-3. klase", "grade", ("1", "2", "3")),
        ("13 gadus veciem", "grade", ("7",)),
        ("Kurzemē", "region", ("kurzeme",)),
        ("latgale", "region", ("latgale",)),
        ("tiešsaistē", "format", ("online",)),
        ("pie mums skolā", "format", ("at-school",)),
        ("angliski", "in_language", ("en",)),
        ("Cēsīs", "municipality", ("cesu-novads",)),
        ("cesis", "municipality", ("cesu-novads",)),
        ("pasākumi skolēniem Ventspilī", "municipality", ("ventspils",)),
    ],
)
def test_alone_they_are_the_facets_choice(
    ask: Asking, query: str, parameter: str, codes: tuple[str, ...]
) -> None:
    by_words, by_choice = ask(query), ask("", **{parameter: codes})
    assert by_words.total == by_choice.total
    assert {hit.id for hit in by_words.hits} == {hit.id for hit in by_choice.hits}
    assert all(offer.applied for offer in by_words.offers)


def test_beside_other_words_they_lift_and_hide_nothing(ask: Asking) -> None:
    results = ask("robotika 4. klasei")
    assert titles(results) == ["Robotikas pulciņš", "Robotikas sacensības"]
    assert [(offer.code, offer.applied) for offer in results.offers] == [("4", False)]


def test_an_unknown_price_does_not_hide_what_the_words_find(ask: Asking) -> None:
    assert ask("robotika bezmaksas").total == ask("robotika").total == 2


def test_two_facets_named_are_both_meant(ask: Asking) -> None:
    assert titles(ask("bezmaksas 2. klasei")) == ["Lāča pēdās pa mežu"]


def test_what_is_left_of_the_query_is_told(ask: Asking) -> None:
    assert ask("robotika bezmaksas Ventspilī").remaining_query == "robotika"


@pytest.mark.parametrize(
    ("query", "parameter", "codes"),
    [
        ("bezmaksas", "price", ("free",)),
        ("9. klasei", "grade", ("9",)),
        ("Kurzemē", "region", ("kurzeme",)),
        ("Cēsīs", "municipality", ("cesu-novads",)),
    ],
)
def test_alone_they_narrow_every_count_as_words_do(
    ask: Asking, query: str, parameter: str, codes: tuple[str, ...]
) -> None:
    by_words, by_choice = ask(query), ask("", **{parameter: codes})
    assert by_words.named == {parameter: codes}
    assert by_words.counts[parameter][codes[0]] == by_words.total > 0
    others = set(by_words.counts) - {parameter}
    assert {name: by_words.counts[name] for name in others} == {
        name: by_choice.counts[name] for name in others
    }


def test_what_is_named_and_what_is_chosen_must_both_hold(ask: Asking) -> None:
    both = {hit.id for hit in ask("Kurzemē", region=("latgale",)).hits}
    named = {hit.id for hit in ask("Kurzemē").hits}
    chosen = {hit.id for hit in ask("", region=("latgale",)).hits}
    assert both == named & chosen


def test_a_named_value_can_be_given_up_where_nothing_fits(ask: Asking) -> None:
    results = ask("bezmaksas Cēsīs", field=("mathematics",))
    assert results.total == 0
    assert {one.parameter for one in results.relaxations} <= {"price", "municipality", "field"}


def test_a_slip_is_told_where_only_the_choices_keep_the_words_from_finding(ask: Asking) -> None:
    results = ask("planetrāijs", accessibility=("calm-setting",))
    assert results.total == 0
    assert results.did_you_mean == "planetārijs"
    assert results.did_you_mean_alone


def test_several_values_of_a_facet_are_given_up_together(ask: Asking) -> None:
    chosen = {"kind": ("hobby-programme",), "municipality": ("gulbenes-novads", "balvu-novads")}
    results = ask("", **chosen)
    assert results.total == 0
    given_up = {(one.parameter, one.code): one.total for one in results.relaxations}
    assert given_up["municipality", ""] == ask("", kind=chosen["kind"]).total > 0


def test_where_nothing_is_found_only_values_that_find_something_are_offered(ask: Asking) -> None:
    results = ask("vēsture", field=("civic",), grade=("preschool",))
    assert results.total == 0
    for offer in results.offers:
        found = ask("", field=("civic",), grade=("preschool",), **{offer.parameter: (offer.code,)})
        assert found.total > 0
