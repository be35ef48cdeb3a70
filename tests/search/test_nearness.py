"""What an address says of where somebody is: read, noted, written again."""

from dataclasses import replace

import pytest
from django.utils import translation
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.models import Municipality
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.addresses import read_parameters
from search.asking import read_question
from search.nearness import Nearness, Point, kilometres, towns
from search.selection import SORTS, Selection

pytestmark = pytest.mark.usefixtures("listing")
CESIS = (57.312, 25.274)


def read(query: str) -> tuple[Selection, list[tuple[str, str, str, str]]]:
    selection, problems = Selection.from_query(read_parameters(query), "lv", current())
    return selection, [(one.parameter, one.value, one.fault, one.nearest) for one in problems]


def test_a_town_is_the_centre_of_its_municipality() -> None:
    selection, problems = read("near=cesu-novads&within=30&sort=nearest")
    assert problems == []
    assert selection.near == Nearness(Point(*CESIS), "cesu-novads", ("cesu-novads",), 30)
    assert not selection.near.is_position
    assert selection.sort == "nearest"


def test_a_position_is_rounded_and_lies_in_the_nearest_municipality() -> None:
    selection, problems = read("near=57.309999,%2025.271111")
    assert problems == []
    assert selection.near == Nearness(Point(57.31, 25.27), "", ("cesu-novads",), None)
    assert selection.near.is_position
    assert selection.to_query() == "near=57.31,25.27"


def test_towns_that_share_a_centre_are_all_at_home_in_a_position() -> None:
    near = read("near=55.87,26.54")[0].near
    assert near is not None
    assert set(near.home) == {"daugavpils", "augsdaugavas-novads"}


@pytest.mark.parametrize(
    ("query", "problem"),
    [
        ("near=cesu-novds", ("near", "cesu-novds", "unknown-value", "cesu-novads")),
        ("near=Parīze", ("near", "Parīze", "unknown-value", "")),
        ("near=48.85,2.35", ("near", "48.85,2.35", "out-of-range", "")),
        ("near=-56.95,24.11", ("near", "-56.95,24.11", "out-of-range", "")),
        ("near=56.95", ("near", "56.95", "malformed", "")),
        ("near=56.95,", ("near", "56.95,", "malformed", "")),
        ("near=56.95;24.11", ("near", "56.95;24.11", "malformed", "")),
        ("near=nan,nan", ("near", "nan,nan", "unknown-value", "")),
        ("near=1e1,24.11", ("near", "1e1,24.11", "malformed", "")),
        ("near=٥٦,٢٤", ("near", "٥٦,٢٤", "malformed", "")),
        ("within=30", ("within", "30", "needs", "near")),
        ("within=30&near=", ("within", "30", "needs", "near")),
        ("sort=nearest", ("sort", "nearest", "needs", "near")),
        ("near=riga&within=0", ("within", "0", "out-of-range", "1")),
        ("near=riga&within=501", ("within", "501", "out-of-range", "500")),
        ("near=riga&within=-30", ("within", "-30", "out-of-range", "1")),
        ("near=riga&within=30km", ("within", "30km", "malformed", "")),
        ("near=riga&within=12.5", ("within", "12.5", "malformed", "")),
    ],
)
def test_what_cannot_be_used_is_named(query: str, problem: tuple[str, str, str, str]) -> None:
    assert read(query)[1] == [problem]


def test_a_form_that_was_emptied_asks_for_nothing() -> None:
    selection, problems = read("near=&within=&sort=nearest")
    assert problems == []
    assert selection == Selection("lv")


def test_a_municipality_without_a_centre_is_no_town() -> None:
    Municipality.objects.filter(code="cesu-novads").update(latitude=None, longitude=None)
    Municipality.objects.get(code="riga").save()
    assert "cesu-novads" not in dict(towns(current(), "lv"))
    assert read("near=cesu-novads")[1][0][2] == "unknown-value"


def test_towns_follow_the_alphabet_and_those_of_the_past_are_not_offered() -> None:
    names = [name for _code, name in towns(current(), "lv")]
    assert names[:3] == ["Ādaži", "Aizkraukle", "Alūksne"]
    assert len(names) == 42
    assert dict(towns(current(), "en"))["riga"] == "Riga"
    assert read("near=varaklanu-novads")[1] == []


@pytest.mark.parametrize(
    ("query", "language", "label"),
    [
        ("near=cesu-novads&within=30", "lv", "Cēsis, līdz 30 km"),
        ("near=cesu-novads&within=30", "en", "within 30 km of Cēsis"),
        ("near=cesu-novads", "en", "distances from Cēsis"),
        ("near=56.95,24.11&within=5", "en", "within 5 km of your position"),
        ("near=56.95,24.11&within=5", "lv", "jūsu atrašanās vieta, līdz 5 km"),
    ],
)
def test_it_is_said_in_words(query: str, language: str, label: str) -> None:
    near = read(query)[0].near
    assert near is not None
    with translation.override("lv"):
        assert near.label(current(), language) == label  # type: ignore[arg-type]


def test_whatever_changes_the_choice_keeps_where_it_is() -> None:
    here = read("near=riga&within=30&sort=nearest")[0]
    assert here.with_code("field", "science").near == here.near
    assert here.in_language("en").near == here.near
    assert here.cleared() == here.without_nearness() == Selection("lv")
    assert replace(here, near=None).sort == "relevance"


@pytest.mark.parametrize(
    ("capabilities", "query", "unable"),
    [
        ({"cursor"}, "near=riga&within=30&sort=nearest", {"near", "within", "sort"}),
        ({"cursor"}, "near=&within=&sort=name", set()),
        ({"distance"}, "near=riga&after=x", {"after"}),
        (set(), "near=riga&after=x&sort=name", {"near", "after"}),
    ],
)
def test_what_an_engine_cannot_do_is_named(
    capabilities: set[str], query: str, unable: set[str]
) -> None:
    question = read_question(read_parameters(query), "lv", current(), capabilities)  # type: ignore[arg-type]
    assert {one.parameter for one in question.problems} == unable
    assert {one.fault for one in question.problems} <= {"not-available"}
    assert (question.selection.near is None) == ("distance" not in capabilities)


def test_known_distances() -> None:
    riga, liepaja = Point(56.949, 24.106), Point(56.505, 21.011)
    assert kilometres(riga, liepaja) == pytest.approx(195.3, abs=1)
    assert kilometres(riga, riga) == 0
    assert kilometres(Point(0, 0), Point(0, 180)) == pytest.approx(20_015, abs=1)


def positions() -> st.SearchStrategy[str]:
    degrees = st.tuples(st.integers(5560, 5810), st.integers(2090, 2830))
    return degrees.map(lambda pair: f"{pair[0] / 100:.2f},{pair[1] / 100:.2f}")


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    near=positions() | st.sampled_from(["riga", "cesu-novads", "varaklanu-novads"]),
    within=st.none() | st.integers(1, 500),
    sort=st.sampled_from(SORTS),
)
def test_an_address_is_read_as_the_selection_that_wrote_it(
    listing: CataloguePage, near: str, within: int | None, sort: str
) -> None:
    asked = {"near": [near], "within": [str(within or "")], "sort": [sort]}
    vocabularies: Vocabularies = current()
    selection, problems = Selection.from_query(asked, "lv", vocabularies)
    assert not problems
    assert selection.near is not None
    assert (selection.near.code, selection.near.within, selection.sort) == (near, within, sort)
    again = Selection.from_query(read_parameters(selection.to_query()), "lv", vocabularies)
    assert again == (selection, [])


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(near=st.text(max_size=30), within=st.text(max_size=12))
def test_anything_at_all_is_borne(listing: CataloguePage, near: str, within: str) -> None:
    asked = {"near": [near], "within": [within], "after": [near]}
    question = read_question(asked, "lv", current(), {"distance", "cursor"})
    assert question.selection.near is not None or question.problems or not near
