"""What is typed so far, and the form of a word that completes it."""

import pytest

from search.text.completing import completed, completion_terms, typed_so_far
from search.text.headwords import headwords


@pytest.mark.parametrize(
    ("word", "found"),
    [
        ("ķīmijas", ("ķīmija",)),
        ("pulciņi", ("pulciņš",)),
        ("robotu", ("robots",)),
        ("lāča", ("lācis",)),
        ("zvaigžņu", ("zvaigzne",)),
        ("māju", ("māja",)),
        ("programmēt", ("programmēt",)),
        ("mācās", ()),
        ("vizium", ("vizium",)),
    ],
)
def test_a_headword_is_a_nominative_of_the_same_word(word: str, found: tuple[str, ...]) -> None:
    assert headwords(word) == found


def test_only_words_that_say_something_are_held_each_once() -> None:
    terms = completion_terms(["Roboti un roboti 2026"], ["Par robotiem un Marsu"], "lv")
    assert terms == [
        "lv robotiem robotiem .",
        "lv robots robots !",
        "lv marsu marsu .",
        "lv marss marss .",
        "lv roboti roboti !",
    ]


def test_words_of_a_title_come_before_those_that_more_activities_tell_of() -> None:
    typed = typed_so_far("ma")
    assert typed is not None
    counted = {"lv maja māja .": 5, "lv marss marss !": 2}
    assert completed(typed, counted, "lv") == ["marss", "māja"]


def test_what_is_kept_is_what_was_typed() -> None:
    typed = typed_so_far("„Robotu”  sac")
    assert typed is not None
    assert (typed.kept, typed.before, typed.beginning) == ("„Robotu”  ", ("robotu",), "sac")


@pytest.mark.parametrize("text", ["", " ", "k", "„”", "-–—"])
def test_too_little_is_nothing(text: str) -> None:
    assert typed_so_far(text) is None


@pytest.mark.parametrize("word", ["robͺ", "zzabcﷺ", "ﱞab"])
def test_a_word_that_folds_into_several_is_no_completion(word: str) -> None:
    assert completion_terms([f"{word} robots"], [], "lv") == ["lv robots robots !"]


def test_a_term_that_an_older_index_holds_is_read_from_its_end() -> None:
    typed = typed_so_far("rob")
    assert typed is not None
    assert completed(typed, {"lv rob a robͺ !": 1}, "lv")
