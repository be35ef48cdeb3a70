"""What a calendar program is told of an activity's occurrences, and when they change."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from icalendar import Calendar
from pytest_django import Settings
from wagtail.models import PageViewRestriction

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from duties.registry import duties
from syndication.models import CalendarEntry
from tests.search.content import make_activity, make_provider
from tests.seeded import forget_what_is_kept, index_everything
from tests.syndication.editing import (
    calendar_address,
    day,
    events,
    fetch,
    hold,
    read_calendar,
)

RIGA = ZoneInfo("Europe/Riga")


@pytest.fixture
def provider(small: CataloguePage) -> ProviderPage:
    return make_provider(small, "Muzejs", name_en="Museum", email="muzejs@example.lv")


@pytest.fixture
def activity(provider: ProviderPage) -> ActivityPage:
    return make_activity(provider, "Roboti", name_en="Robots", venue_name="Lielā zāle")


def stated(address: str) -> dict[str, tuple[datetime, int, str]]:
    """What an event says that may change, by its id."""
    return {
        str(event["UID"]): (event["DTSTART"].dt, event["SEQUENCE"], str(event["STATUS"]))
        for event in events(address)
    }


def test_times_are_those_of_latvia_in_winter_and_in_summer(activity: ActivityPage) -> None:
    years = range(timezone.localdate().year, timezone.localdate().year + 5)
    begin = [datetime(year, month, 28, 10, tzinfo=RIGA) for year in years for month in range(1, 13)]
    found = events(calendar_address(hold(activity, *begin)))  # the second reader reads the rule
    assert [event["DTSTART"].dt for event in found] == begin
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(hours=1) for event in found)
    text = fetch(calendar_address(activity)).content
    assert f"DTSTART;TZID=Europe/Riga:{years[1]}0128T100000".encode() in text


def test_an_event_says_where_what_and_by_whom_in_each_language(activity: ActivityPage) -> None:
    activity.latitude, activity.longitude = Decimal("57.39270"), Decimal("21.56440")
    activity.address = "Lielais prospekts 1, Ventspils"
    activity.save()
    address = calendar_address(hold(activity, day(3)), "en")
    (event,) = events(address)
    assert event["SUMMARY"] == "Robots"
    assert event["LOCATION"].startswith("Lielā zāle, Lielais prospekts 1, Ventspils, ")
    assert (event["GEO"].latitude, event["GEO"].longitude) == (57.3927, 21.5644)
    assert event["URL"] == "http://testserver/en/katalogs/muzejs/roboti/"
    assert event["ORGANIZER"] == "mailto:muzejs@example.lv"
    assert event["ORGANIZER"].params["CN"] == "Museum"
    assert "Museum" in event["DESCRIPTION"]
    assert events(calendar_address(activity))[0]["SUMMARY"] == "Roboti"


def test_what_comes_to_schools_has_no_place_on_a_map(provider: ProviderPage) -> None:
    activity = make_activity(
        provider,
        "Ciemos",
        formats=["at-school"],
        serves_all=True,
        latitude=Decimal("57.39270"),
        longitude=Decimal("21.56440"),
    )
    (event,) = events(calendar_address(hold(activity, day(3))))
    assert "GEO" not in event
    assert event["LOCATION"] == "Jūsu skolā"


@pytest.mark.parametrize(
    ("language", "statement"),
    [("lv", "Līdzfinansē Eiropas Savienība"), ("en", "Co-funded by the European Union")],
)
def test_a_calendar_says_what_it_is_and_when_to_look_again(
    activity: ActivityPage, language: str, statement: str
) -> None:
    calendar = read_calendar(calendar_address(hold(activity, day(3)), language))
    assert calendar["METHOD"] == "PUBLISH"
    assert calendar["DESCRIPTION"] == calendar["X-WR-CALDESC"] == statement
    assert calendar["NAME"] == calendar["X-WR-CALNAME"]
    assert calendar["X-WR-TIMEZONE"] == "Europe/Riga"
    written = fetch(calendar_address(activity, language)).content
    assert b"REFRESH-INTERVAL;VALUE=DURATION:PT4H\r\n" in written
    assert b"X-PUBLISHED-TTL:PT4H\r\n" in written
    assert max(map(len, written.split(b"\r\n"))) <= 75


def test_others_stay_while_one_moves_and_one_is_called_off(activity: ActivityPage) -> None:
    address = calendar_address(hold(activity, day(3), day(4), day(5)))
    before = stated(address)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        hold(activity, day(3), day(4, hour=14), day(9), day(10))
        after = stated(address)
    first, second, third = before
    assert after[first] == before[first]
    assert after[second] == (day(4, hour=14), 1, "CONFIRMED")
    assert after[third] == (day(5), 1, "CANCELLED")
    assert len(after) == 5


def test_only_what_changed_says_that_it_did(activity: ActivityPage) -> None:
    address = calendar_address(hold(activity, day(3), lasts=None))
    (before,) = events(address)
    with time_machine.travel(timezone.now() + timedelta(hours=1)):
        activity = hold(activity, day(3), lasts=None)
        activity.name_lv = "Citi roboti"
        activity.save_revision().publish()
        (renamed,) = events(address)
    assert (renamed["UID"], renamed["SEQUENCE"]) == (before["UID"], 0)
    assert renamed["LAST-MODIFIED"].dt > before["LAST-MODIFIED"].dt
    assert renamed["SUMMARY"] == "Citi roboti"
    assert "DTEND" not in renamed
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        activity.duration_minutes = 45
        activity.save_revision().publish()
        (longer,) = events(address)
    assert (longer["UID"], longer["SEQUENCE"]) == (before["UID"], 1)
    assert longer["DTEND"].dt - longer["DTSTART"].dt == timedelta(minutes=45)


def test_what_was_never_kept_is_told_as_it_will_be_kept(activity: ActivityPage) -> None:
    Occurrence.objects.bulk_create(
        Occurrence(activity=activity, starts_at=day(number)) for number in (3, 4)
    )
    address = calendar_address(activity)
    before = stated(address)
    (duty,) = [one for one in duties() if one.name == "calendar-entries"]
    duty.do()
    assert CalendarEntry.objects.count() == 2
    assert stated(address) == before
    Occurrence.objects.filter(starts_at=day(4)).delete()
    assert sorted(state for _at, _times, state in stated(address).values()) == [
        "CANCELLED",
        "CONFIRMED",
    ]
    duty.do()
    with time_machine.travel(timezone.now() + timedelta(days=400)):
        duty.do()
    assert CalendarEntry.objects.count() == 1


def test_a_draft_changes_nothing(activity: ActivityPage) -> None:
    address = calendar_address(hold(activity, day(3)))
    before = fetch(address).content
    draft: Any = ActivityPage.objects.get(pk=activity.pk)
    draft.name_lv = "Vēl slepens"
    draft.occurrences = [Occurrence(starts_at=day(20))]
    draft.save_revision()
    assert fetch(address).content == before


def test_it_ends_where_the_page_ends(activity: ActivityPage, provider: ProviderPage) -> None:
    address = calendar_address(hold(activity, day(3)))
    ActivityPage.objects.filter(pk=activity.pk).update(
        valid_to=timezone.localdate() - timedelta(days=1)
    )
    fetch(address, 410)
    restriction = PageViewRestriction.objects.create(page=provider, restriction_type="login")
    fetch(address, 404)
    restriction.delete()
    ActivityPage.objects.filter(pk=activity.pk).update(valid_to=None)
    fetch(address)
    activity.unpublish()
    fetch(address, 404)
    fetch("/lv/norises/00000000-0000-4000-8000-000000000000/calendar.ics", 404)
    fetch("/lv/norises/roboti/calendar.ics", 404)


def test_an_address_stays_while_the_page_moves(activity: ActivityPage) -> None:
    address = calendar_address(hold(activity, day(3)))
    activity = ActivityPage.objects.get(pk=activity.pk)
    activity.slug = "citur"
    activity.save()
    (event,) = events(address)
    assert event["URL"].endswith("/katalogs/muzejs/citur/")


def test_a_selection_tells_what_it_finds_in_order(
    activity: ActivityPage, provider: ProviderPage
) -> None:
    other = make_activity(provider, "Zvaigznes", field="technology")
    hold(activity, day(-60), day(-5), day(8), day(500))
    hold(other, day(4))
    every = events("/lv/katalogs/calendar.ics")
    assert [(event["SUMMARY"], event["DTSTART"].dt) for event in every] == [
        ("Roboti", day(-5)),
        ("Zvaigznes", day(4)),
        ("Roboti", day(8)),
    ]
    chosen = events("/lv/katalogs/calendar.ics?field=science")
    assert {event["SUMMARY"] for event in chosen} == {"Roboti"}
    assert [event["UID"] for event in chosen] == [every[0]["UID"], every[2]["UID"]]
    period = f"from={day(400).date()}&to={day(600).date()}"
    assert [e["DTSTART"].dt for e in events(f"/lv/katalogs/calendar.ics?{period}")] == [day(500)]
    name = read_calendar("/en/katalogs/calendar.ics?field=science&q=robots")["NAME"]
    assert name.startswith("“robots” · Natural sciences")


def test_what_is_withdrawn_leaves_a_selection_before_the_index_knows(
    activity: ActivityPage,
) -> None:
    hold(activity, day(3))
    assert len(events("/lv/katalogs/calendar.ics")) == 1
    activity = ActivityPage.objects.get(pk=activity.pk)
    activity.unpublish()
    assert not events("/lv/katalogs/calendar.ics")


@pytest.mark.parametrize("name", ["calendar.ics", "feed.atom"])
@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("regoin=kurzeme", "region"),
        ("field=sciense", "science"),
        ("page=second", "second"),
        ("after=xyz", "after"),
        ("sort=nearest", "near"),
    ],
)
def test_what_is_not_understood_is_refused_in_words(
    small: CataloguePage, name: str, query: str, said: str
) -> None:
    index_everything()
    answer = fetch(f"/lv/katalogs/{name}?{query}", 422)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert answer["Cache-Control"] == "no-store"
    assert said in answer.content.decode()


@pytest.mark.parametrize("name", ["calendar.ics", "feed.atom"])
def test_what_other_sites_hang_on_is_passed_over(small: CataloguePage, name: str) -> None:
    index_everything()
    assert fetch(f"/lv/katalogs/{name}?utm_source=x")


@pytest.mark.parametrize("name", ["calendar.ics", "feed.atom"])
def test_nobody_keeps_what_tells_a_position(small: CataloguePage, name: str) -> None:
    index_everything()
    answer = fetch(f"/lv/katalogs/{name}?near=56.95,24.11")
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["calendar.ics", "feed.atom"])
def test_without_an_index_it_asks_to_come_again(
    small: CataloguePage, settings: Settings, tmp_path: Any, name: str
) -> None:
    settings.SEARCH_INDEX_DIR = f"{tmp_path}/none"
    forget_what_is_kept()
    assert fetch(f"/lv/katalogs/{name}", 503)["Retry-After"]


@pytest.mark.parametrize("name", ["calendar.ics", "feed.atom"])
def test_a_closed_catalogue_tells_nobody(small: CataloguePage, name: str) -> None:
    index_everything()
    PageViewRestriction.objects.create(page=small, restriction_type="login")
    fetch(f"/lv/katalogs/{name}", 302)
    small.unpublish()
    fetch(f"/lv/katalogs/{name}", 404)
    fetch(f"/lv/katalogs/nekas/{name}", 404)


def test_what_has_not_changed_is_not_sent_again(activity: ActivityPage) -> None:
    hold(activity, day(3))
    beside = ("/lv/katalogs/calendar.ics", "/lv/katalogs/feed.atom")
    first = {address: fetch(address) for address in (calendar_address(activity), *beside)}
    for address, answer in first.items():
        assert set(answer["Cache-Control"].split(", ")) == {"public", "max-age=300"}
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
        with time_machine.travel(timezone.now() + timedelta(minutes=10)):
            assert not fetch(address, 304, HTTP_IF_NONE_MATCH=answer["ETag"]).content
    with time_machine.travel(timezone.now() + timedelta(minutes=20)):
        hold(activity, day(4))
        for address, answer in first.items():
            fetch(address, 200, HTTP_IF_NONE_MATCH=answer["ETag"])


def test_only_reading_is_answered(activity: ActivityPage) -> None:
    for address in (calendar_address(activity), "/lv/katalogs/calendar.ics", "/sitemap.xml"):
        assert Client().post(address).status_code == 405


HOSTILE = '<script>alert(1)</script>]]>&amp;\r\nBEGIN:VEVENT\r\nUID:x\x0b\x1f\ufffe;\\n,\u202e"'


def test_a_hostile_title_stays_a_title(provider: ProviderPage) -> None:
    activity = make_activity(provider, "Roboti", venue_name_lv=HOSTILE, address=HOSTILE[:200])
    activity.name_lv = activity.summary_lv = HOSTILE
    ProviderPage.objects.filter(pk=provider.pk).update(name_lv=HOSTILE)
    hold_hostile(activity)
    shown = '<script>alert(1)</script>]]>&amp; BEGIN:VEVENT UID:x ;\\n, "'
    for address in (calendar_address(activity), "/lv/katalogs/calendar.ics"):
        (event,) = events(address)
        assert event["SUMMARY"] == shown
        assert event["LOCATION"].startswith(shown)
        assert event["ORGANIZER"].params["CN"]


def hold_hostile(activity: Any) -> None:
    activity.occurrences = [Occurrence(starts_at=day(3))]
    activity.save_revision().publish()
    index_everything()


def test_as_many_queries_for_few_as_for_many(provider: ProviderPage) -> None:
    def queries(address: str) -> int:
        fetch(address)
        with CaptureQueriesContext(connection) as captured:
            fetch(address)
        return len(captured)

    counted = []
    for more in (10, 90):
        for number in range(more):
            made = make_activity(provider, f"Norise {more} {number}")
            Occurrence.objects.bulk_create(
                Occurrence(activity=made, starts_at=day(1 + number % 20, hour)) for hour in (9, 11)
            )
        index_everything()
        addresses = ("/lv/katalogs/calendar.ics", "/lv/katalogs/feed.atom?page_size=100")
        counted.append([queries(address) for address in addresses])
    assert len(events("/lv/katalogs/calendar.ics")) == 200
    assert counted[0] == counted[1]
    few, many = (make_activity(provider, name) for name in ("Maz", "Daudz"))
    hold(few, day(1))
    hold(many, *(day(number) for number in range(1, 100)))
    assert queries(calendar_address(few)) == queries(calendar_address(many))


def test_the_page_leads_to_its_calendar_where_something_is_to_come(
    activity: ActivityPage, client: Client
) -> None:
    page = "/en/katalogs/muzejs/roboti/"
    assert "calendar.ics" not in client.get(page).text
    hold(activity, day(-3))
    assert "calendar.ics" not in client.get(page).text
    hold(activity, day(3))
    shown = client.get(page).text
    address = calendar_address(activity, "en")
    assert f'href="webcal://testserver{address}"' in shown
    assert f'href="http://testserver{address}"' in shown


def test_far_and_odd_times_are_borne(activity: ActivityPage) -> None:
    far = datetime(9999, 12, 31, 23, 30, tzinfo=UTC)
    Occurrence.objects.create(activity=activity, starts_at=far)
    Occurrence.objects.create(activity=activity, starts_at=day(2), ends_at=far)
    Occurrence.objects.create(activity=activity, starts_at=day(3), ends_at=day(1))
    Occurrence.objects.create(activity=activity, starts_at=datetime(1900, 1, 1, tzinfo=UTC))
    read: Any = Calendar.from_ical(fetch(calendar_address(activity)).content)
    found = read.events
    assert [event["DTSTART"].dt.date() for event in found[1:]] == [day(2).date(), day(3).date()]
    assert len(found) == 3
