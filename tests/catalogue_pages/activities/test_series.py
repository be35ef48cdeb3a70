"""An editor makes a series of an activity's occurrences, and ends it."""

from datetime import date, datetime

import pytest
import time_machine
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.series.rhythm import MOST, Rhythm, Series
from people.models import User
from people.roles import AUDITOR
from tests.persons import client_of
from tests.search.content import make_activity, make_catalogue, make_provider

TODAY = "2026-10-05 09:00"


def series(first: str, rhythm: Rhythm, last: str) -> list[str]:
    made = Series(datetime.fromisoformat(first), 90, rhythm, date.fromisoformat(last))
    return [timezone.localtime(start).isoformat(" ", "minutes") for start, _end in made.times()]


def test_the_hour_stays_when_the_clocks_change() -> None:
    assert series("2026-10-19 10:00", Rhythm.WEEKLY, "2026-11-02") == [
        "2026-10-19 10:00+03:00",
        "2026-10-26 10:00+02:00",
        "2026-11-02 10:00+02:00",
    ]


@pytest.mark.parametrize(
    ("rhythm", "last", "days"),
    [
        (Rhythm.DAILY, "2026-10-10", ["08", "09", "10"]),
        (Rhythm.WEEKDAYS, "2026-10-13", ["08", "09", "12", "13"]),
        (Rhythm.WEEKLY, "2026-10-28", ["08", "15", "22"]),
        (Rhythm.FORTNIGHTLY, "2026-10-31", ["08", "22"]),
        (Rhythm.MONTHLY, "2026-12-31", ["08", "12", "10"]),  # the second Thursdays
    ],
)
def test_every_rhythm(rhythm: Rhythm, last: str, days: list[str]) -> None:
    assert [moment[8:10] for moment in series("2026-10-08 10:00", rhythm, last)] == days


def test_the_last_thursday_where_there_is_no_fifth() -> None:
    found = series("2026-10-29 10:00", Rhythm.MONTHLY, "2026-12-31")
    assert [moment[5:10] for moment in found] == ["10-29", "11-26", "12-31"]


def test_a_series_of_years_is_not_counted_to_its_end() -> None:
    assert len(series("2026-10-08 10:00", Rhythm.DAILY, "2226-10-08")) == MOST + 1


@pytest.fixture
def activity(db: None) -> ActivityPage:
    return make_activity(make_provider(make_catalogue(), "Muzejs"), "Robotikas darbnīca")


FORM = {
    "add": "",
    "add-first_day": "2026-10-13",
    "add-begins": "10:00",
    "add-minutes": "45",
    "add-rhythm": "weekly",
    "add-last_day": "2026-11-03",
}


def days(activity: ActivityPage) -> list[str]:
    draft = ActivityPage.objects.get(pk=activity.pk).get_latest_revision_as_object()
    return [f"{timezone.localtime(one.starts_at):%m-%d %H:%M}" for one in draft.occurrences.all()]


@time_machine.travel(TODAY, tick=False)
def test_a_series_is_made_once_and_ended_in_the_draft(activity: ActivityPage) -> None:
    client, address = client_of(), f"/admin/activities/{activity.pk}/series/"
    assert address in client.get(f"/admin/pages/{activity.pk}/edit/").text
    answer = client.post(address, FORM, follow=True)
    assert "4 occurrences added. It is saved as a draft" in answer.text
    assert days(activity) == ["10-13 10:00", "10-20 10:00", "10-27 10:00", "11-03 10:00"]
    assert "0 occurrences added" in client.post(address, FORM, follow=True).text
    answer = client.post(address, {"end": "", "end-last_day": "2026-10-20"}, follow=True)
    assert "2 occurrences removed" in answer.text
    assert days(activity) == ["10-13 10:00", "10-20 10:00"]
    activity.refresh_from_db()
    assert activity.occurrences.count() == 0
    assert activity.has_unpublished_changes


@time_machine.travel(TODAY, tick=False)
def test_what_has_been_held_stays(activity: ActivityPage) -> None:
    client, address = client_of(), f"/admin/activities/{activity.pk}/series/"
    client.post(address, FORM | {"add-first_day": "2026-09-29"})
    client.post(address, {"end": "", "end-last_day": "2026-09-01"})
    assert days(activity) == ["09-29 10:00"]


@time_machine.travel(TODAY, tick=False)
@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"add-last_day": "2026-10-12"}, "The last day cannot be before the first."),
        ({"add-rhythm": "daily", "add-last_day": "2027-10-12"}, "more than 100 occurrences"),
        (
            {"add-first_day": "2026-10-10", "add-rhythm": "weekdays", "add-last_day": "2026-10-11"},
            "No occurrence falls between these days.",
        ),
        ({"add-first_day": "2026-09-01", "add-last_day": "2026-09-10"}, "over already"),
        ({"add-first_day": "13.13.2026"}, "Enter a valid date."),
        ({"add-begins": "25:00"}, "Enter a valid time."),
        ({"add-minutes": "0"}, "greater than or equal to 1"),
        ({"add-rhythm": "hourly"}, "Select a valid choice."),
        ({"add-first_day": "9999-12-31"}, "less than three years away"),
        ({"add-last_day": "0001-01-01"}, "less than three years away"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(
    activity: ActivityPage, given: dict[str, str], said: str
) -> None:
    answer = client_of().post(f"/admin/activities/{activity.pk}/series/", FORM | given)
    assert answer.status_code == 200
    assert said in answer.text
    assert days(activity) == []


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_who_may_edit_the_activity_gets_there(activity: ActivityPage, method: str) -> None:
    client = client_of(AUDITOR.name)
    answer = getattr(client, method)(f"/admin/activities/{activity.pk}/series/", FORM)
    assert answer.status_code == 302
    assert days(activity) == []


def test_not_while_it_is_locked(activity: ActivityPage) -> None:
    client = client_of()
    activity.locked = True
    activity.locked_by = User.objects.create_user("cita")
    activity.save()
    address = f"/admin/activities/{activity.pk}/series/"
    assert address not in client.get(f"/admin/pages/{activity.pk}/edit/").text
    client.post(address, FORM)
    assert days(activity) == []
