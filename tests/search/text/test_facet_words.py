"""Words that name a facet's value, by the vocabularies as an editor has them."""

import pytest

from catalogue_pages.vocabularies.snapshot import Entry, Vocabularies
from search.text.facet_words import FacetWord, facet_word_at, subject_value_at
from search.text.places import place_at
from search.text.words import words


def _grades() -> list[Entry]:
    groups = {"preschool": "preschool"} | {
        str(number): group
        for group, first in (("1-3", 1), ("4-6", 4), ("7-9", 7), ("10-12", 10))
        for number in range(first, first + 3)
    }
    return [
        *(Entry("grade_group", code, code, code, "") for code in dict.fromkeys(groups.values())),
        *(Entry("grade", code, code, code, group) for code, group in groups.items()),
    ]


KNOWN = Vocabularies(
    [
        *_grades(),
        Entry("region", "kurzeme", "Rietumlatvija", "Western Latvia", ""),
        Entry("municipality", "talsu-novads", "Dižtalsu novads", "", "kurzeme", "Dižtalsi", ""),
        Entry("field", "environment", "Vide un daba", "Environment and nature", ""),
        Entry("season", "autumn", "Rudens", "Autumn", ""),
        Entry("kind", "workshop", "Nodarbība", "Workshop", ""),
        Entry("kind", "camp", "Nometne vai brīvlaika programma", "Camp or holiday programme", ""),
    ]
)


def _named(query: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.parameter, one.codes) for one in facet_word_at(query, words(query), 0, KNOWN)]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("6.b klase", ("6",)),
        ("6b klasei", ("6",)),
        ("7.–9. klašu skolēniem", ("7", "8", "9")),
        ("no 5. līdz 7. klasei"[3:], ("5", "6", "7")),
        ("pirmklasniekiem", ("1",)),
        ("sestklasnieki", ("6",)),
        ("septītajai klasei", ("7",)),
        ("septitas klases", ("7",)),
        ("piecgadniekiem", ("preschool",)),
        ("astoņgadīgam bērnam", ("2",)),
        ("10 gadus vecs", ("4",)),
        ("year 5", ("5",)),
        ("fifth graders", ("5",)),
        ("8th grade", ("8",)),
        ("ages 9-12", ("3", "4", "5", "6")),
        ("vidusskolēniem", ("10-12",)),
        ("pusaudžiem", ("7-9", "10-12")),
        ("tīņi", ("7-9", "10-12")),
        ("teenagers", ("7-9", "10-12")),
    ],
)
def test_grades_however_they_are_said(query: str, codes: tuple[str, ...]) -> None:
    assert _named(query) == [("grade", codes)]


@pytest.mark.parametrize(
    "query", ["pirmsskolas klase", "2024", "5", "otrreizējā pārstrāde", "year"]
)
def test_what_is_no_grade(query: str) -> None:
    assert all("1" not in codes and "2" not in codes for _parameter, codes in _named(query))
    assert len(_named(query)) <= 1


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("lētāk par 10 eiro", "up-to-10"),
        ("letak neka 10 eur", "up-to-10"),
        ("par 3 eiro", "up-to-5"),
        ("zem 10 eiro", "up-to-10"),
        ("ne dārgāk par 20 eur", "up-to-20"),
        ("under 10 euros", "up-to-10"),
        ("for €4", "up-to-5"),
        ("5,50 eiro", "up-to-10"),
    ],
)
def test_a_sum_is_the_nearest_limit_that_holds_it(query: str, code: str) -> None:
    assert facet_word_at(query, words(query), 0, KNOWN) == [
        FacetWord("price", (code,), 0, len(words(query)))
    ]


@pytest.mark.parametrize(
    "query",
    ["dārgāk par 5 eiro", "from 5 euros", "par 3 lietām", "līdz 30 eiro", "par 5 eiropas valstīm"],
)
def test_what_is_no_limit(query: str) -> None:
    typed = words(query)
    assert not any(facet_word_at(query, typed, place, KNOWN) for place in range(len(typed)))


@pytest.mark.parametrize("query", ["Rietumlatvijā", "rietumlatvija", "western latvia"])
def test_a_region_is_known_by_the_name_it_has_now(query: str) -> None:
    assert _named(query) == [("region", ("kurzeme",))]


@pytest.mark.parametrize("query", ["Dižtalsos", "diztalsu", "Dižtalsu novadā"])
def test_a_municipality_is_known_by_the_name_it_has_now(query: str) -> None:
    typed = [word.text for word in words(query)]
    length, found = place_at(typed, 0, KNOWN)
    assert length == len(typed)
    assert [place.municipality for place in found] == ["talsu-novads"]


def test_a_value_that_is_no_more_is_not_named() -> None:
    assert _named("Latgalē") == []


@pytest.mark.parametrize(
    ("query", "parameter", "code"),
    [
        ("dabas", "field", "environment"),
        ("vidi", "field", "environment"),
        ("rudenī", "season", "autumn"),
        ("nometnē", "kind", "camp"),
    ],
)
def test_a_subject_offers_its_value_and_is_no_filter(query: str, parameter: str, code: str) -> None:
    offered = subject_value_at(words(query), 0, KNOWN)
    assert [(one.parameter, one.codes) for one in offered] == [(parameter, (code,))]
    assert _named(query) == []


def test_a_filler_offers_nothing() -> None:
    assert subject_value_at(words("nodarbības"), 0, KNOWN) == []
