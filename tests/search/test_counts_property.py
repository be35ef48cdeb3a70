"""Whatever is chosen: what is found, and every count, is what the database says."""

from typing import Any

import pytest
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.models import Municipality
from catalogue_pages.vocabularies.snapshot import current
from search.addresses import cleaned, read_parameters
from search.engines.configured import engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.embedded.engine import EmbeddedEngine
from search.facets.registry import FACETS
from search.selection import SORTS, Selection
from tests.search import brute_force
from tests.search.brute_force import Seen
from tests.search.engines.conftest import ENGINES

CODES = {
    "field": ("science", "technology", "engineering", "mathematics", "environment", "civic"),
    "kind": ("visit", "excursion", "workshop", "game", "camp", "competition"),
    "grade": ("preschool", "1-3", "4-6", "7-9", "10-12", "vocational", "1", "5", "9", "12"),
    "region": ("riga", "vidzeme", "kurzeme", "zemgale", "latgale"),
    "municipality": (
        "riga",
        "jurmala",
        "ventspils",
        "liepaja",
        "balvu-novads",
        "livanu-novads",
        "varaklanu-novads",
    ),
    "format": ("at-provider", "at-school", "elsewhere", "online", "outdoor"),
    "in_language": ("lv", "en", "ru", "lsl"),
    "subject": ("latvian", "physics", "foreign-languages", "history", "mathematics"),
    "accessibility": ("wheelchair", "hearing", "vision"),
    "season": ("autumn", "winter", "spring", "summer"),
    "covered": ("yes", "no", "unknown"),
    "price": ("free", "up-to-5", "up-to-10", "up-to-20", "unknown"),
}
WORDS = (
    "bezmaksas", "9. klasei", "Kurzemē", "bezmaksas Latgalē", "fizika",
    "robotika", "robotiku", "programmesana", "astronomija", "bites", "bites un augi", "fizikas",
    "ekskursija", "robotics", "solar panels", "maps", "izmēģinājuma", "robotka", "kugu buve",
)  # fmt: skip

days = st.sampled_from([*brute_force.nearby_days(), ".."])
periods = st.tuples(days, days).filter(
    lambda ends: ends != ("..", "..") and (".." in ends or ends[0] <= ends[1])
)
values = {
    **{
        name: st.lists(st.sampled_from(codes), min_size=1, max_size=3, unique=True).map(tuple)
        for name, codes in CODES.items()
    },
    "dates": periods.map(lambda ends: ("/".join(ends),)),
}
# Few facets at a time: many of them together find nothing, and nothing is easily counted.
chosen = st.lists(st.sampled_from(sorted(values)), max_size=3, unique=True).flatmap(
    lambda names: st.fixed_dictionaries({name: values[name] for name in names})
)
languages = st.sampled_from(("lv", "en"))
many = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
fewer = settings(many, max_examples=60)
with_words = given(words=st.sampled_from(WORDS), choices=chosen, language=languages)


@pytest.fixture(params=ENGINES, scope="module")
def engine_name(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    return name


@pytest.fixture
def public(listing: CataloguePage) -> list[Seen]:
    """Everything public, as the database has it."""
    found = brute_force.public_activities()
    assert 60 < len(found) < 150
    return found


def all_ids(selection: Selection) -> list[Any]:
    """Every id that a selection finds, page by page."""
    ids: list[Any] = []
    for page in range(1, 10):
        hits = engine().search(selection.at_page(page)).hits
        ids += [hit.id for hit in hits]
        if len(hits) < selection.page_size:
            break
    return ids


def test_every_facet_is_asked() -> None:
    assert {*CODES, "dates"} == {facet.parameter for facet in FACETS}


def test_the_catalogue_holds_every_case_that_must_not_show(public: list[Seen]) -> None:
    public_ids = {one.id for one in public}
    every = list(ActivityPage.objects.all())
    now, today = timezone.now(), timezone.localdate()
    held_back = {
        "draft": [one for one in every if not one.live],
        "expired": [one for one in every if one.expire_at and one.expire_at <= now],
        "past its last day": [one for one in every if one.valid_to and one.valid_to < today],
        "restricted": [
            one
            for restriction in PageViewRestriction.objects.all()
            for one in ActivityPage.objects.descendant_of(restriction.page)
        ],
        "alias of a restricted one": [
            one
            for restriction in PageViewRestriction.objects.all()
            for one in every
            if one.alias_of and one.alias_of.path.startswith(restriction.page.path)
        ],
        "below an unpublished provider": [one for one in every if not one.get_parent().live],
    }
    for case, pages in held_back.items():
        assert pages, case
        assert not public_ids & {one.public_id for one in pages}, case


def test_the_catalogue_holds_every_awkward_case(public: list[Seen]) -> None:
    public_ids = {one.id for one in public}
    every = list(ActivityPage.objects.all())
    today = timezone.localdate()
    shown = [one for one in every if one.public_id in public_ids]
    at_school = [one for one in shown if one.formats.filter(code="at-school").exists()]
    cases = {
        "expires later": any(one.expire_at for one in shown),
        "last day is today": any(one.valid_to == today for one in shown),
        "serves all": any(one.serves_all for one in at_school),
        "serves some": any(one.municipalities_served.exists() for one in at_school),
        "price unknown": any(one.price is None for one in shown),
        "per group of unknown size": any(
            one.price and one.price_unit == "group" and not one.group_max for one in shown
        ),
        "free": any("free" in one.codes["price"] for one in public),
        "of several regions": any(len(one.codes["region"]) > 1 for one in public),
        "nowhere": any(not one.codes["municipality"] for one in public),
        "an alias": any(one.alias_of for one in shown),
        "dated": any(one.days for one in public),
        "of several seasons": any(len(one.codes["season"]) > 1 for one in public),
        "of a municipality of the past": any(
            "varaklanu-novads" in one.codes["municipality"] for one in public
        ),
    }
    assert not [case for case, there in cases.items() if not there]


def test_regions_count_what_stands_in_any_of_their_municipalities(public: list[Seen]) -> None:
    for region in CODES["region"]:
        inside = tuple(
            Municipality.objects.filter(region__code=region).values_list("code", flat=True)
        )
        choices = {"municipality": inside}
        found = engine().search(Selection("lv", choices=choices)).total
        assert found == brute_force.counted(public, "region").get(region, 0) > 0


@many
@given(choices=chosen, language=languages, sort=st.sampled_from(SORTS))
def test_choices_find_and_count_what_the_database_holds(
    public: list[Seen], choices: Any, language: Any, sort: Any
) -> None:
    selection = Selection(language, choices=choices, sort=sort, page_size=100)
    results = engine().search(selection)
    expected = {one.id for one in public if brute_force.fits(one, choices)}
    assert results.total == len(expected)
    found = all_ids(selection)
    assert len(found) == len(set(found))
    assert set(found) == expected
    for name in CODES:
        beside = [one for one in public if brute_force.fits(one, choices, but=name)]
        assert dict(results.counts[name]) == brute_force.counted(beside, name)


# Several searches an example: on a server 300 of them take minutes.
@pytest.mark.parametrize(
    "engine_name",
    [
        EmbeddedEngine.name,
        pytest.param(ElasticsearchEngine.name, marks=[pytest.mark.elasticsearch, pytest.mark.long]),
    ],
    indirect=True,
)
@many
@with_words
def test_with_words_counts_are_those_of_all_pages(
    public: list[Seen], words: str, choices: Any, language: Any
) -> None:
    assert_counts_are_those_of_all_pages(public, words, choices, language)


@pytest.mark.elasticsearch
@pytest.mark.parametrize("engine_name", [ElasticsearchEngine.name], indirect=True)
@fewer
@with_words
def test_with_words_a_server_counts_so_too(
    public: list[Seen], words: str, choices: Any, language: Any
) -> None:
    assert_counts_are_those_of_all_pages(public, words, choices, language)


def assert_counts_are_those_of_all_pages(
    public: list[Seen], words: str, choices: Any, language: Any
) -> None:
    by_id = {one.id: one for one in public}
    selection = Selection(language, words, choices, page_size=20)
    results = engine().search(selection)
    found = all_ids(selection)
    assert len(found) == len(set(found)) == results.total
    assert set(found) <= {one.id for one in public if brute_force.fits(one, choices)}
    for name in CODES:
        without = found
        if name in choices:
            rest = {other: codes for other, codes in choices.items() if other != name}
            without = all_ids(Selection(language, words, rest, page_size=100))
        counts = brute_force.counted([by_id[identity] for identity in without], name)
        assert dict(results.counts[name]) == counts


def test_words_of_the_seed_find_something(public: list[Seen]) -> None:
    found = {words: engine().search(Selection("lv", words)).total for words in WORDS}
    assert sum(total > 0 for total in found.values()) > len(WORDS) / 2, found


@many
@given(choices=chosen, language=languages, words=st.text(max_size=30), page=st.integers(1, 40))
def test_an_address_is_read_as_the_selection_that_wrote_it(
    public: list[Seen], choices: Any, language: Any, words: str, page: int
) -> None:
    selection = Selection(language, cleaned(words)[0], choices, page=page)
    address = selection.to_query()
    again, problems = Selection.from_query(read_parameters(address), language, current())
    assert not problems
    assert {n: set(c) for n, c in again.choices.items()} == {n: set(c) for n, c in choices.items()}
    assert (again.query, again.page) == (selection.query, page)
    assert Selection.from_query(read_parameters(again.to_query()), language, current())[0] == again
