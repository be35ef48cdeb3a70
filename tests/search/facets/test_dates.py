from datetime import date

import pytest

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.conditions import OnDays
from search.facets.dates import DatesFacet

SEPTEMBER = date(2026, 9, 1)
DECEMBER = date(2026, 12, 31)


@pytest.mark.parametrize(
    ("given", "narrowed"),
    [
        ({"from": ["2026-09-01"], "to": ["2026-12-31"]}, OnDays(SEPTEMBER, DECEMBER)),
        ({"from": ["2026-09-01"], "to": [""]}, OnDays(SEPTEMBER, None)),
        ({"to": ["2026-12-31"]}, OnDays(None, DECEMBER)),
        ({"from": ["2026-08-01", "2026-09-01"]}, OnDays(SEPTEMBER, None)),
    ],
)
def test_a_period_may_be_open_at_either_end(
    vocabularies: Vocabularies, given: dict[str, list[str]], narrowed: OnDays
) -> None:
    facet = DatesFacet()
    chosen, problems = facet.read(given, vocabularies)
    assert not problems
    assert facet.narrow(chosen) == narrowed
    written = {name: [value] for name, value in facet.write(chosen)}
    assert facet.read(written, vocabularies)[0] == chosen


@pytest.mark.parametrize("value", ["yesterday", "2026-02-30", "01.09.2026", "9" * 400, "-1"])
def test_what_is_no_day_is_named_and_ignored(vocabularies: Vocabularies, value: str) -> None:
    chosen, problems = DatesFacet().read({"from": [value]}, vocabularies)
    assert chosen == ()
    assert [(problem.parameter, problem.fault) for problem in problems] == [("from", "malformed")]


def test_a_period_that_ends_before_it_begins_keeps_its_beginning(
    vocabularies: Vocabularies,
) -> None:
    facet = DatesFacet()
    chosen, problems = facet.read({"from": ["2026-12-31"], "to": ["2026-09-01"]}, vocabularies)
    assert facet.narrow(chosen) == OnDays(DECEMBER, None)
    assert [(problem.fault, problem.value, problem.nearest) for problem in problems] == [
        ("out-of-range", "2026-09-01", "")
    ]


def test_the_form_shows_what_was_chosen(vocabularies: Vocabularies) -> None:
    facet = DatesFacet()
    assert [(field.name, field.value) for field in facet.fields(("2026-09-01/..",))] == [
        ("from", "2026-09-01"),
        ("to", ""),
    ]
    assert facet.label("2026-09-01/..", vocabularies, "en")
