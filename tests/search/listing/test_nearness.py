"""What the listing shows of how far it is."""

import pytest
from django.test import Client

from search.engines.configured import engine
from search.listing.presenting import ListingView, NearnessView
from tests.search.listing.seeing import seen

HERE = "/lv/katalogs/"
POSITION = f"{HERE}?near=56.95,24.11&within=30"

pytestmark = pytest.mark.usefixtures("listing")


def shown(address: str) -> ListingView:
    return seen(Client().get(address))


def fields(view: ListingView) -> NearnessView:
    assert view.nearness is not None
    return view.nearness


def test_a_town_and_a_distance_are_chosen_in_the_form() -> None:
    response = Client().get(f"{HERE}?near=cesu-novads&within=30")
    view = fields(seen(response))
    assert [one.label for one in view.places if one.chosen] == ["Cēsis"]
    assert [one.label for one in view.distances if one.chosen] == ["līdz 30 km"]
    assert [one.value for one in view.distances] == ["10", "30", "50", "100"]
    assert "nearness.js" in response.text


def test_what_is_not_offered_is_shown_once_it_is_chosen() -> None:
    view = fields(shown("/en/katalogs/?near=56.95,24.11&within=42"))
    assert (view.places[0].value, view.places[0].label) == ("56.95,24.11", "Your position")
    assert [one.value for one in view.distances] == ["10", "30", "42", "50", "100"]
    past = fields(shown("/en/katalogs/?near=varaklanu-novads"))
    assert [one.label for one in past.places if one.chosen] == ["Varakļāni"]


def test_a_distance_narrows_and_is_given_up_like_any_filter() -> None:
    view = shown(f"{HERE}?near=cesu-novads&within=30&field=science&sort=nearest")
    everything = shown(f"{HERE}?field=science")
    assert 0 < view.total < everything.total
    assert [one.label for one in view.active][-1] == "Cēsis, līdz 30 km"
    assert view.active[-1].url == f"{HERE}?field=science"
    assert view.clear_url == HERE
    assert view.url == f"{HERE}?field=science&near=cesu-novads&within=30&sort=nearest"


def test_another_language_and_another_page_keep_where_it_is() -> None:
    view = shown(f"{HERE}?near=riga&within=100&sort=nearest&page_size=5")
    assert view.language_urls["en"] == (
        "/en/katalogs/?near=riga&within=100&sort=nearest&page_size=5"
    )
    assert "near=riga&within=100&sort=nearest" in view.pagination.next_url
    assert shown(view.language_urls["en"]).total == view.total


def test_cards_tell_the_distance_only_when_it_is_known_from_where() -> None:
    text = Client().get(f"{HERE}?near=cesu-novads&sort=nearest&page_size=100").text
    assert "Attālums taisnā līnijā" in text
    assert "Atbrauc uz tuvējām skolām" in text
    assert " km</span>" in text
    assert "Attālums taisnā līnijā" not in Client().get(HERE).text


def test_the_nearest_first_is_offered_only_where_it_is_known_near_what() -> None:
    assert "nearest" not in {one.code for one in shown(HERE).sorts}
    near = {one.code: one.chosen for one in shown(f"{HERE}?near=riga&sort=nearest").sorts}
    assert near["nearest"]


def test_the_nearest_come_first() -> None:
    view = shown(f"{HERE}?near=riga&sort=nearest&page_size=100")
    distances = [hit.distance_km for hit in view.hits if hit.distance_km is not None]
    assert len(distances) > 20
    assert distances == sorted(distances)


def test_giving_up_the_distance_is_offered_where_nothing_fits() -> None:
    view = shown(f"{HERE}?near=55.70,28.20&within=1&format=elsewhere")
    assert view.total == 0
    ways = {one.label: one for one in view.relaxations}
    way = ways["jūsu atrašanās vieta, līdz 1 km"]
    assert shown(way.url).total == way.total > 0
    assert "near" not in way.url


def test_no_page_with_a_position_is_kept_or_listed() -> None:
    whole = Client().get(POSITION)
    part = Client().get(POSITION, headers={"HX-Request": "true"})
    for response in (whole, part):
        assert {"private", "no-store"} <= set(response["Cache-Control"].split(", "))
        assert response["X-Robots-Tag"] == "noindex"
        assert not response.cookies
    assert 'content="noindex, nofollow"' in whole.text
    assert 'rel="canonical"' not in whole.text
    town = Client().get(f"{HERE}?near=riga&within=30")
    assert "Cache-Control" not in town
    assert 'rel="canonical"' in town.text


def test_a_position_is_rounded_before_anything_is_made_of_it() -> None:
    view = shown(f"{HERE}?near=56.9512345,24.1123456&within=30")
    assert view.url == POSITION
    assert view.notes == ()


@pytest.mark.parametrize(
    ("query", "note"),
    [
        ("near=48.85,2.35", "“48.85,2.35” is out of range for “near”. It was ignored."),
        (
            "near=cesu-novds",
            "“cesu-novds” is not a value of “near”. It was ignored. Did you mean “cesu-novads”?",
        ),
        ("within=30", "“within” with “30” needs “near” beside it. It was ignored."),
        ("sort=nearest", "“sort” with “nearest” needs “near” beside it. It was ignored."),
        (
            "near=riga&within=900",
            "“900” is out of range for “within”. Used instead: “500”.",
        ),
    ],
)
def test_a_note_says_what_was_done(query: str, note: str) -> None:
    assert shown(f"/en/katalogs/?{query}").notes == (note,)


@pytest.fixture
def without_distance(monkeypatch: pytest.MonkeyPatch) -> None:
    """The configured engine declares nothing, as one might that knows no distance."""
    monkeypatch.setattr(type(engine()), "capabilities", frozenset())


@pytest.mark.usefixtures("without_distance")
def test_where_the_engine_knows_no_distance_nothing_of_it_is_shown() -> None:
    response = Client().get("/en/katalogs/?near=riga&within=30&sort=nearest&field=science")
    view = seen(response)
    assert view.nearness is None
    assert 'name="near"' not in response.text
    assert "nearness.js" not in response.text
    assert "nearest" not in {one.code for one in view.sorts}
    assert view.notes == tuple(
        f"“{name}” is not available in this catalogue. It was ignored."
        for name in ("near", "within", "sort")
    )
    assert view.total == shown("/en/katalogs/?field=science").total > 0


@pytest.mark.usefixtures("without_distance")
def test_a_cursor_is_noted_where_the_engine_has_none() -> None:
    view = shown("/en/katalogs/?after=abc")
    assert view.notes == ("“after” is not available in this catalogue. It was ignored.",)
    assert view.hits
