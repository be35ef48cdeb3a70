"""What a visitor finds by words; every engine must answer so."""

import pytest

from search.engines.protocol import Engine
from search.selection import Selection
from tests.search.engines.conftest import HOSTILE, Asking, titles

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("lācis", "Lāča pēdās pa mežu"),
        ("lacis", "Lāča pēdās pa mežu"),
        ("mežos", "Lāča pēdās pa mežu"),
        ("kimija", "Ķīmijas eksperimenti"),
        ("ķīmijai", "Ķīmijas eksperimenti"),
        ("chemistry", "Ķīmijas eksperimenti"),
        ("planetrāijs", "Planetārija seanss tiešsaistē"),
        ("vilcieni un sliedes", "Dzelzceļa vēsture"),
        ("train", "Dzelzceļa vēsture"),
        ("robotu sacīkstes", "Robotikas sacensības"),
        ("nodarbības bērniem par ķīmiju", "Ķīmijas eksperimenti"),
        ("robotika Rēzeknē", "Robotikas pulciņš"),
        ("robotics rezekne", "Robotikas pulciņš"),
    ],
)
def test_words_meet(ask: Asking, query: str, first: str) -> None:
    assert titles(ask(query))[0] == first


def test_few_wrong_results(ask: Asking) -> None:
    assert titles(ask("ķīmijas eksperimenti")) == ["Ķīmijas eksperimenti"]


def test_a_mention_in_a_description_does_not_stand_beside_a_title(ask: Asking) -> None:
    assert titles(ask("ķīmija")) == ["Ķīmijas eksperimenti"]


def test_a_word_of_a_description_is_found_beside_what_is_near_in_meaning(ask: Asking) -> None:
    assert set(titles(ask("kolba"))) == {"Ķīmijas eksperimenti", "Dzelzceļa vēsture"}


def test_a_common_word_and_a_town_do_not_give_their_union(ask: Asking) -> None:
    assert titles(ask("pēdas Cēsīs")) == ["Lāča pēdās pa mežu"]


def test_a_word_in_forty_titles_finds_forty(ask: Asking) -> None:
    results = ask("pļavas")
    assert results.total == 40
    assert sum(results.counts["municipality"].values()) == 40


def test_a_stem_shared_by_a_town_and_a_prize_keeps_them_apart(ask: Asking) -> None:
    assert not ask("balva").offers
    assert [offer.code for offer in ask("Balvos").offers] == ["balvu-novads"]


def test_a_whole_sentence_is_answered(ask: Asking) -> None:
    sentence = (
        "Meklējam robotikas pulciņu vai ķīmijas eksperimentus Rēzeknē un Balvos, varbūt "
        "planetārija seansu, lāča pēdas mežā, pļavas, dzelzceļa vēsturi un zvaigznes debesīs "
        "mūsu sestajai klasei"
    )
    assert ask(sentence).total


def test_what_means_nothing_finds_nothing(ask: Asking) -> None:
    results = ask("qwzxkj vbnmtr")
    assert results.total == 0
    assert results.hits == ()


def test_a_misspelt_query_is_offered_as_meant(ask: Asking) -> None:
    assert ask("planetrāijs").did_you_mean == "planetārijs"
    assert ask("robotika").did_you_mean == ""


def test_words_that_meet_are_marked_and_nothing_is_lost(ask: Asking) -> None:
    marked = ask("lacis").hits[0].highlights["title"].parts
    assert marked[0] == ("Lāča", True)
    assert "".join(text for text, _meets in marked) == "Lāča pēdās pa mežu"


def test_no_query_breaks_the_search(filled: Engine) -> None:
    for query in HOSTILE:
        results = filled.search(Selection(language="lv", query=query))
        assert results.total >= len(results.hits)
