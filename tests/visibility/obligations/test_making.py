"""Obligations follow from the data: each is made once, and closed when the data say so."""

from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import AccessibilityPage, ProjectPage
from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.providers.models import ProviderPage
from tests.catalogue_pages.projects import make_news
from visibility.models import Threshold
from visibility.obligations.kinds import Kind
from visibility.obligations.making import bring_up_to_date
from visibility.obligations.models import Obligation
from visibility.obligations.standing import LIGHTS, Light, State, state_of
from visibility.obligations.wanted import period_of
from visibility.projects.renewal import months_after

TODAY = timezone.localdate()
DAY = timedelta(days=1)
WHOLE: dict[str, Any] = {
    "name_lv": "Piekļūstamības paziņojums",
    "slug": "pieklustamiba",
    "institution_lv": "Aģentūra",
    "websites": "https://katalogs.example/",
    "status": "full",
    "method_lv": "<p>Pašvērtējums.</p>",
    "alternatives_lv": "<p>Rakstiet mums.</p>",
    "email": "pieklustamiba@katalogs.example",
    "feedback_lv": "<p>Atbildam 15 dienās.</p>",
    "enforcement_lv": "<p>Tiesībsargs.</p>",
    "first_reviewed_on": TODAY - 400 * DAY,
    "reviewed_on": TODAY - 30 * DAY,
}


def rows(kind: Kind) -> list[Obligation]:
    return list(Obligation.objects.filter(kind=kind).order_by("pk"))


@pytest.mark.parametrize(
    ("left", "state", "light"),
    [
        (31, State.OPEN, Light.GREEN),
        (30, State.SOON, Light.YELLOW),
        (0, State.SOON, Light.YELLOW),
        (-1, State.OVERDUE, Light.RED),
    ],
)
def test_the_state_changes_with_the_days(left: int, state: State, light: Light) -> None:
    due = date(2026, 3, 31)
    found = state_of(due, due - left * DAY)
    assert (found, LIGHTS[found]) == (state, light)


def test_what_people_did_counts_more_than_the_day() -> None:
    due, late = date(2026, 3, 31), date(2026, 5, 1)
    assert state_of(due, late, done_on=late, waived=True) is State.DONE
    assert state_of(due, late, waived=True, lapsed_on=late) is State.WAIVED
    assert state_of(due, late, lapsed_on=late) is State.LAPSED


@pytest.mark.parametrize(
    ("day", "every", "start"),
    [
        (date(2026, 11, 22), 4, date(2026, 9, 1)),
        (date(2026, 9, 1), 4, date(2026, 9, 1)),
        (date(2026, 8, 31), 4, date(2026, 5, 1)),
        (date(2026, 11, 22), 12, date(2026, 1, 1)),
        (date(2026, 11, 22), 24, date(2026, 1, 1)),
    ],
)
def test_periods_are_those_of_the_calendar(day: date, every: int, start: date) -> None:
    assert period_of(day, every) == start


def test_everything_is_made_once(
    operation: FundingOperation, project: ProjectPage, elsewhere: ProviderPage, place: ProviderPage
) -> None:
    bring_up_to_date(TODAY)
    assert {row.place for row in rows(Kind.POSTER)} == {None, place}
    assert [row.due_on for row in rows(Kind.EVENT)] == [operation.ends_on]
    assert len(rows(Kind.NEWS)) == len(rows(Kind.ACCESSIBILITY)) == 1
    assert len(rows(Kind.ARCHIVE)) == len(rows(Kind.FIGURES)) == 1
    assert bring_up_to_date(TODAY).count() == 0
    with pytest.raises(IntegrityError), transaction.atomic():
        Obligation.objects.create(
            kind=Kind.POSTER, operation=operation, due_on=TODAY, due_by_data=TODAY
        )


def test_a_poster_is_due_a_month_after_the_first_activity(
    operation: FundingOperation, place: ProviderPage
) -> None:
    ActivityPage.objects.update(first_published_at=timezone.now() - 10 * DAY)
    bring_up_to_date(TODAY)
    assert Obligation.objects.get(place=place).due_on == TODAY + 20 * DAY
    Threshold.objects.create(rule="O4-place", value=60, reason="Vienošanās")
    bring_up_to_date(TODAY)
    poster = Obligation.objects.get(place=place)
    assert poster.due_on == TODAY + 50 * DAY
    Obligation.objects.filter(pk=poster.pk).update(due_on=TODAY + 5 * DAY)
    Threshold.objects.create(rule="O4-place", value=90, reason="Vienošanās")
    bring_up_to_date(TODAY)
    assert Obligation.objects.get(place=place).due_on == TODAY + 5 * DAY


def test_a_place_without_funded_activities_needs_no_poster_any_more(place: ProviderPage) -> None:
    bring_up_to_date(TODAY)
    activity = ActivityPage.objects.get()
    activity.unpublish()
    bring_up_to_date(TODAY)
    assert Obligation.objects.get(place=place).state is State.LAPSED
    activity.save_revision().publish()
    bring_up_to_date(TODAY)
    assert Obligation.objects.get(place=place).state is State.SOON


@pytest.mark.parametrize(
    ("total", "million", "events"), [(10_000_000, 10, 0), (10_000_001, 10, 1), (9_000_000, 8, 1)]
)
def test_an_event_is_due_above_the_threshold(
    operation: FundingOperation, total: int, million: int, events: int
) -> None:
    FundingOperation.objects.update(total=total)
    Threshold.objects.create(rule="O5", value=million, reason="Regula")
    bring_up_to_date(TODAY)
    assert len(rows(Kind.EVENT)) == events


def test_news_is_done_when_it_is_published(project: ProjectPage, committing: None) -> None:
    make_news(project, "Vecā", months_after(TODAY, -4))
    bring_up_to_date(TODAY)
    [old] = [row for row in rows(Kind.NEWS) if row.state in {State.OPEN, State.SOON}]
    assert old.due_on == months_after(months_after(TODAY, -4), 6) - DAY
    newest = make_news(project, "Jaunā", TODAY)
    old.refresh_from_db()
    assert (old.state, old.done_on) == (State.DONE, TODAY)
    next_one = Obligation.objects.get(kind=Kind.NEWS, period_start=TODAY)
    assert next_one.state is State.OPEN
    newest.unpublish()
    old.refresh_from_db()
    next_one.refresh_from_db()
    assert (old.done_on, next_one.state) == (None, State.LAPSED)


def test_figures_are_due_three_times_a_year_and_no_period_is_skipped(
    operation: FundingOperation,
) -> None:
    day = date(2026, 2, 10)
    FundingOperation.objects.update(ends_on=date(2027, 6, 30))
    bring_up_to_date(day)
    [first] = rows(Kind.FIGURES)
    assert (first.period_start, first.due_on) == (date(2026, 1, 1), date(2026, 4, 30))
    bring_up_to_date(date(2026, 10, 1))
    dues = [row.due_on for row in rows(Kind.FIGURES)]
    assert dues == [date(2026, 4, 30), date(2026, 8, 31), date(2026, 12, 31)]
    assert rows(Kind.FIGURES)[0].state_on(date(2026, 10, 1)) is State.OVERDUE


def test_what_was_missed_stays_after_the_last_day_and_nothing_new_is_made(
    operation: FundingOperation,
) -> None:
    bring_up_to_date(TODAY)
    after = operation.ends_on + DAY
    bring_up_to_date(after)
    assert rows(Kind.EVENT)[0].state_on(after) is State.OVERDUE
    assert len(rows(Kind.FIGURES)) == 1


def test_the_statement_is_reviewed_once_a_year_and_says_everything(catalogue: Any) -> None:
    home = catalogue.get_parent()
    bring_up_to_date(TODAY)
    [first] = rows(Kind.ACCESSIBILITY)
    page = publish(home, AccessibilityPage(**WHOLE | {"enforcement_lv": ""}))
    bring_up_to_date(TODAY)
    first.refresh_from_db()
    assert (first.done_on, len(rows(Kind.ACCESSIBILITY))) == (None, 1)
    page.enforcement_lv = WHOLE["enforcement_lv"]
    page.save_revision().publish()
    bring_up_to_date(TODAY)
    first.refresh_from_db()
    assert first.done_on == WHOLE["reviewed_on"]
    [_first, review] = rows(Kind.ACCESSIBILITY)
    assert review.due_on == months_after(WHOLE["reviewed_on"], 12) - DAY


def test_the_command_says_what_it_would_do_and_does_it(operation: FundingOperation) -> None:
    said = StringIO()
    call_command("visibility_obligations", "--dry-run", stdout=said)
    assert "made: Poster: 4.2.2.1/1/25/I/001" in said.getvalue()
    assert not Obligation.objects.exists()
    call_command("visibility_obligations", "--json", stdout=StringIO())
    assert len(rows(Kind.POSTER)) == 1
