"""What the listing shows for a selection."""

from collections.abc import Iterator

from django.template.loader import render_to_string
from django.test import Client

from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import current
from search.asking import Question
from search.listing.building import build
from search.listing.presenting import ChoiceView, FacetView, ListingView
from search.results import Results
from search.selection import Selection
from tests.search.listing.seeing import seen

HERE = "/lv/katalogs/"


def shown(address: str) -> ListingView:
    return seen(Client().get(address))


def facet(view: ListingView, parameter: str) -> FacetView:
    return next(one for one in view.facets if one.parameter == parameter)


def choices(facet: FacetView, *, folded: bool = True) -> Iterator[ChoiceView]:
    for group in (*facet.groups, *(facet.folded if folded else ())):
        yield from group.choices


def choice(view: ListingView, parameter: str, code: str) -> ChoiceView:
    return next(one for one in choices(facet(view, parameter)) if one.code == code)


def test_the_address_of_a_choice_chooses_it_and_then_gives_it_up(listing: CataloguePage) -> None:
    before = shown(f"{HERE}?region=kurzeme&page=2")
    address = choice(before, "field", "science").url
    assert address == f"{HERE}?field=science&region=kurzeme"
    after = shown(address)
    assert after.total == choice(before, "field", "science").count
    assert choice(after, "field", "science").chosen
    assert choice(after, "field", "science").url == f"{HERE}?region=kurzeme"


def test_a_chosen_value_is_shown_even_where_it_finds_nothing(listing: CataloguePage) -> None:
    view = shown(f"{HERE}?municipality=livanu-novads&grade=9&q=qqqqq")
    for parameter, code in (("municipality", "livanu-novads"), ("grade", "9")):
        unfolded = {one.code: one for one in choices(facet(view, parameter), folded=False)}
        assert unfolded[code].chosen
        assert unfolded[code].count == 0


def test_a_long_list_says_how_many_more_there_are(listing: CataloguePage) -> None:
    view = facet(shown(HERE), "municipality")
    everything = [one.code for one in choices(view)]
    assert len(everything) == len(set(everything)) == 42
    assert view.folded_count == 42 - len(list(choices(view, folded=False)))
    assert view.groups[0].label


def test_filters_survive_another_language_and_another_query(listing: CataloguePage) -> None:
    view = shown(f"{HERE}?q=robotika&field=technology&from=2026-09-01&sort=name")
    assert view.language_urls["en"] == (
        "/en/katalogs/?q=robotika&field=technology&from=2026-09-01&sort=name"
    )
    english = shown(view.language_urls["en"])
    assert english.total == view.total
    assert [one.code for one in english.active] == [one.code for one in view.active]
    assert view.clear_url == f"{HERE}?q=robotika&sort=name"


def test_what_was_ignored_is_said(listing: CataloguePage) -> None:
    view = shown("/en/katalogs/?regoin=kurzeme&field=scince&page=x&utm_source=facebook")
    assert view.total == shown(HERE).total
    assert len(view.notes) == 3
    assert "Did you mean “region”?" in view.notes[0]
    assert "“scince” is not a value of “field”" in view.notes[1]


def test_a_page_past_the_last_shows_the_last(listing: CataloguePage) -> None:
    view = shown("/en/katalogs/?page=400")
    assert view.hits
    assert view.selection.page == view.pagination.links[-1].number
    assert view.pagination.last == view.total
    assert len(view.notes) == 1


def test_pages_together_hold_every_activity_once(listing: CataloguePage) -> None:
    view = shown(f"{HERE}?sort=name")
    found = [hit.id for hit in view.hits]
    while view.pagination.next_url:
        view = shown(view.pagination.next_url)
        found += [hit.id for hit in view.hits]
    assert len(found) == len(set(found)) == view.total


def test_giving_up_a_choice_is_offered_where_nothing_fits(listing: CataloguePage) -> None:
    view = shown(f"{HERE}?q=robotika&municipality=livanu-novads&accessibility=calm-setting")
    assert view.total == 0
    for relaxation in view.relaxations:
        assert shown(relaxation.url).total == relaxation.total > 0
    assert view.relaxations


def test_words_that_name_a_value_are_offered_as_a_filter(listing: CataloguePage) -> None:
    view = shown(f"{HERE}?q=robotika kurzemē")
    offer = next(one for one in view.offers if not one.applied)
    filtered = shown(offer.url)
    assert filtered.selection.query == "robotika"
    assert filtered.selection.chosen("region") == ("kurzeme",)


def test_what_words_alone_choose_is_shown_as_chosen_and_can_be_given_up(
    listing: CataloguePage,
) -> None:
    by_words, by_choice = shown(f"{HERE}?q=bezmaksas"), shown(f"{HERE}?price=free")
    assert by_words.total == by_choice.total
    assert [one.label for one in by_words.active] == [one.label for one in by_choice.active]
    assert [(one.code, one.chosen) for one in choices(facet(by_words, "price"))] == [
        (one.code, one.chosen) for one in choices(facet(by_choice, "price"))
    ]
    assert choice(by_words, "price", "free").count == by_words.total
    beside = choice(by_words, "price", "unknown")
    assert (beside.count, shown(beside.url).total) == (0, 0)
    assert choice(by_words, "price", "free").by_words
    assert {choice(by_words, "price", "free").url, by_words.active[0].url, by_words.clear_url} == {
        HERE
    }


def test_giving_up_one_of_several_named_values_keeps_the_others(listing: CataloguePage) -> None:
    view = shown(f"{HERE}?q=bezmaksas kurzemē&field=science")
    address = choice(view, "price", "free").url
    assert address == f"{HERE}?field=science&region=kurzeme"


def test_a_slip_is_told_even_where_nothing_is_found(listing: CataloguePage) -> None:
    text = Client().get("/en/katalogs/?q=robotka&accessibility=vision&grade=preschool").text
    view = shown(f"{HERE}?q=robotka&accessibility=vision&grade=preschool")
    assert view.total == 0
    assert view.relaxations
    assert view.did_you_mean
    assert view.did_you_mean.query == "robotika"
    assert shown(view.did_you_mean.url).total > 0
    assert "Did you mean" in text
    assert "Without the chosen filters" in text


def test_very_many_results_say_how_far_their_pages_reach(listing: CataloguePage) -> None:
    vocabularies = current()
    asked = {"page_size": ["30"], "page": ["333"]}
    selection, problems = Selection.from_query(asked, "en", vocabularies)
    assert not problems
    view = build("katalogs/", Question(selection), Results(25_000, (), {}), vocabularies)
    assert view.pagination.links[-1].number == 333
    assert view.pagination.last == view.pagination.reachable == 9_990
    assert not view.pagination.next_url
    _selection, problems = Selection.from_query({**asked, "page": ["334"]}, "en", vocabularies)
    assert [(one.fault, one.nearest) for one in problems] == [("out-of-range", "333")]
    page = render_to_string(
        "listing/pagination.html", {"listing": view, "pagination": view.pagination}
    )
    assert "9,990" in page or "9990" in page
