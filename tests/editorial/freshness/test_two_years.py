"""Two years, day by day, by a frozen clock: which letters went to whom and when."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from io import StringIO
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.contrib.auth.models import Group
from django.core import mail
from django.core.management import call_command
from django.test import Client

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.models import Change
from catalogue_pages.providers.models import CataloguePage
from mailing.models import Delivery
from mailing.sending import send_due
from people.roles import EDITOR
from tests.persons import make_person
from tests.search.content import make_activity, make_provider

FIRST, LAST = date(2026, 9, 1), date(2028, 8, 31)
RIGA = ZoneInfo("Europe/Riga")

EXPECTED = [
    # In the first summer everything published by June is asked about.
    ("2027-07-16", "anna@example.org", "Vai norise „Zvaigznes” joprojām ir tāda, kā aprakstīta?"),
    ("2027-07-16", "ilze@example.org", "Vai jūsu 2 norises joprojām ir tādas, kā aprakstītas?"),
    ("2027-07-16", "john@example.org", "Are your 2 activities still as described?"),
    # The museum confirms both on 20 July. Of the library there is nobody to ask.
    ("2027-08-15", "anna@example.org", "Lūdzu, šodien pārskatiet norisi „Zvaigznes”"),
    ("2027-08-15", "rita@example.org", "Redaktoram jāpārskata 1 norise"),
    # Sixty days later nobody has answered for the observatory and the library.
    ("2027-10-14", "anna@example.org", "Norise „Zvaigznes” apmeklētājiem vairs nav redzama"),
    ("2027-10-14", "rita@example.org", "Redaktoram jāpārskata 2 norises"),
    # Anna shows hers again on 1 November. The school's was published on 1 July 2027.
    ("2028-06-01", "peteris@example.org", "Vai norise „Ķīmija” joprojām ir tāda, kā aprakstīta?"),
    # He confirms it on 5 June. Twelve months after the museum's press:
    ("2028-06-20", "ilze@example.org", "Vai jūsu 2 norises joprojām ir tādas, kā aprakstītas?"),
    ("2028-06-20", "john@example.org", "Are your 2 activities still as described?"),
    ("2028-07-16", "anna@example.org", "Vai norise „Zvaigznes” joprojām ir tāda, kā aprakstīta?"),
    ("2028-07-20", "ilze@example.org", "Lūdzu, šodien pārskatiet savas 2 norises"),
    ("2028-07-20", "john@example.org", "Please look through your 2 activities today"),
    ("2028-08-15", "anna@example.org", "Lūdzu, šodien pārskatiet norisi „Zvaigznes”"),
]


def press(name: str, button: str = "all") -> None:
    """Open the link of the newest letter to somebody, and press a button."""
    letter = [one for one in mail.outbox if one.to == [f"{name}@example.org"]][-1]
    link = re.search(r"https?://[^/]+(/\S+/parbaude/\S+/)", str(letter.body))
    assert link is not None
    client = Client()
    assert client.get(link[1]).status_code == 200
    assert client.post(link[1], {button: "1"}).status_code == 302


class Story:
    """What happens in the two years beside the command."""

    def __init__(self, catalogue: CataloguePage) -> None:
        self.museum = make_provider(catalogue, "Muzejs")
        self.observatory = make_provider(catalogue, "Observatorija")
        self.library = make_provider(catalogue, "Bibliotēka")
        self.school = make_provider(catalogue, "Skola")
        make_person("ilze", self.museum)
        make_person("john", self.museum, "en")
        make_person("anna", self.observatory)
        make_person("peteris", self.school)
        make_person("rita").groups.add(Group.objects.get(name=EDITOR.name))
        self.days: dict[date, Callable[[], Any]] = {
            date(2026, 9, 1): self.museum_begins,
            date(2026, 11, 10): self.observatory_begins,
            date(2027, 1, 15): lambda: make_activity(self.library, "Grāmatas"),
            date(2027, 7, 1): lambda: make_activity(self.school, "Ķīmija"),
            date(2027, 7, 20): lambda: press("ilze"),
            date(2027, 11, 1): lambda: press("anna"),
            date(2028, 6, 5): lambda: press("peteris"),
        }

    def museum_begins(self) -> None:
        make_activity(self.museum, "Roboti")
        make_activity(self.museum, "Kukaiņi")
        make_activity(self.museum, "Melnraksts", live=False)

    def observatory_begins(self) -> None:
        make_activity(self.observatory, "Zvaigznes")
        make_activity(self.observatory, "Mēness aptumsums", valid_to=date(2027, 5, 31))


def run(at: datetime) -> str:
    told = StringIO()
    call_command("review_activities", stdout=told)
    while send_due(at):
        pass
    return told.getvalue()


def live() -> list[str]:
    found = ActivityPage.objects.filter(live=True).order_by("title")
    return list(found.values_list("title", flat=True))


def test_which_letters_went_to_whom_and_when(catalogue: CataloguePage) -> None:
    seen: list[tuple[str, str, str]] = []
    shown: dict[str, list[str]] = {}
    with time_machine.travel(datetime(2026, 9, 1, 6, tzinfo=RIGA), tick=False) as clock:
        story = Story(catalogue)
        for number in range((LAST - FIRST).days + 1):
            day = FIRST + timedelta(days=number)
            at = datetime.combine(day, datetime.min.time(), RIGA) + timedelta(hours=9)
            clock.move_to(at)
            before = len(mail.outbox)
            run(at)
            new = sorted(mail.outbox[before:], key=lambda one: one.to)
            seen += [(str(day), one.to[0], str(one.subject)) for one in new]
            sent = len(mail.outbox)
            assert run(at + timedelta(hours=1)) == "0 activities dealt with.\n"
            assert len(mail.outbox) == sent
            if day in story.days:
                story.days[day]()
            if day in {date(2027, 10, 13), date(2027, 10, 14), date(2027, 11, 1)}:
                shown[str(day)] = live()
    assert seen == EXPECTED
    # The eclipse is past its last day: it is live, and neither asked about nor hidden.
    everything = ["Grāmatas", "Kukaiņi", "Mēness aptumsums", "Roboti", "Zvaigznes", "Ķīmija"]
    assert shown["2027-10-13"] == everything
    assert shown["2027-10-14"] == [
        name for name in everything if name not in {"Grāmatas", "Zvaigznes"}
    ]
    assert shown["2027-11-01"] == [name for name in everything if name != "Grāmatas"]
    numbers = [one.extra_headers["Message-ID"] for one in mail.outbox]
    assert len(set(numbers)) == len(numbers) == Delivery.objects.count() == len(EXPECTED)


def test_what_is_hidden_and_shown_again_reaches_the_index(
    catalogue: CataloguePage,
) -> None:
    with time_machine.travel(datetime(2027, 1, 15, 9, tzinfo=RIGA), tick=False) as clock:
        provider = make_provider(catalogue, "Muzejs")
        make_person("ilze", provider)
        activity = make_activity(provider, "Roboti")
        for day in (date(2027, 8, 15), date(2027, 10, 14)):
            Change.objects.all().delete()
            at = datetime.combine(day, datetime.min.time(), RIGA) + timedelta(hours=9)
            clock.move_to(at)
            run(at)
        assert Change.objects.filter(activity=activity.public_id).exists()
        Change.objects.all().delete()
        press("ilze")
        assert Change.objects.filter(activity=activity.public_id).exists()
    assert live() == ["Roboti"]


@pytest.mark.usefixtures("catalogue")
def test_an_empty_catalogue_needs_nothing() -> None:
    assert run(datetime.now(RIGA)) == "0 activities dealt with.\n"
