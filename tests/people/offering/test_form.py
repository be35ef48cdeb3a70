"""The public form: what it takes, what it refuses, and what it never tells."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone

from catalogue_pages.providers.models import ProviderPage
from mailing.models import Delivery
from people.applications.models import ProviderApplication, State
from people.models import User
from people.offering import limits
from tests.people.offering.asking import ILZE, NUMBER, filled, send
from tests.people.standing import letters_to

pytestmark = pytest.mark.usefixtures("catalogue")


def faults(answer: Any) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [str(link["href"]).removeprefix("#id_") for link in page.select(".error-summary a")]


def words(answer: Any) -> str:
    text = BeautifulSoup(answer.content, "html.parser").get_text(" ")
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize(
    ("language", "subject"),
    [("lv", "Apstipriniet pieteikumu: Robotu"), ("en", "Confirm the application: Robotu")],
)
def test_an_application_is_kept_and_a_letter_goes_out(language: str, subject: str) -> None:
    answer = send(language)
    assert answer.status_code == 200
    assert ILZE in words(answer)
    kept = ProviderApplication.objects.get()
    assert (kept.state, kept.language) == (State.UNCONFIRMED, language)
    assert kept.website == "https://darbnica.example"
    assert kept.consent_version
    assert kept.consent_text
    (letter,) = letters_to(ILZE)
    assert letter.subject.startswith(subject)
    assert f"/{language}/piedavat/" in letter.text


def test_the_number_may_be_written_with_spaces() -> None:
    send(registration_number="4000 3999-999")
    assert ProviderApplication.objects.get().registration_number == NUMBER


def test_no_session_is_begun() -> None:
    client = Client()
    client.get("/lv/piedavat/")
    assert set(client.cookies) == {"csrftoken"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name_lv", ""),
        ("name_lv", "A\r\nBcc: kads@example.org"),
        ("name_lv", "A\x00B"),
        ("name_lv", "A\u202eB"),
        ("name_lv", "ā" * 201),
        ("name_en", "x" * 100_000),
        ("registration_number", "4000399999"),
        ("registration_number", "40003999999\x00"),
        ("registration_number", "٤٠٠٠٣٩٩٩٩٩٩"),
        ("provider_type", "0"),
        ("provider_type", "9" * 40),
        ("municipality", "-1' OR 1=1"),
        ("website", "javascript:alert(1)"),
        ("website", "https://" + "a" * 300 + ".lv"),
        ("contact_name", "Ilze\nTo: x@example.org"),
        ("contact_name", ""),
        ("email", "ilze@darbnica.example\nBcc: x@example.org"),
        ("email", "ilze"),
        ("email", "a" * 250 + "@example.org"),
        ("phone", "zvaniet man"),
        ("phone", "1" * 31),
        ("offers", ""),
        ("offers", "x" * 1501),
        ("offers", "x\x00"),
        ("consent", ""),
    ],
)
def test_bad_input_is_named_at_its_field_and_nothing_is_kept(field: str, value: str) -> None:
    changed: dict[str, Any] = {field: value}
    answer = send(**changed)
    assert answer.status_code == 422
    assert set(faults(answer)) == {field}
    assert not ProviderApplication.objects.exists()
    assert not Delivery.objects.exists()


def test_what_was_written_is_still_there_after_a_fault() -> None:
    answer = send(registration_number="1", name_lv='<b>"Robotu" darbnīca</b>')
    page = BeautifulSoup(answer.content, "html.parser")
    field = page.select_one("input[name=name_lv]")
    assert field is not None
    assert field["value"] == '<b>"Robotu" darbnīca</b>'
    assert page.select_one("input[name=registration_number][aria-invalid=true]")


@pytest.mark.parametrize(
    "how",
    [
        {"seconds": 1},
        {"begun": ""},
        {"begun": "form:1:forged"},
        {"begun": "\x00" * 500},
        {"fax": "12345"},
    ],
    ids=["too fast", "no time", "forged time", "nonsense", "the hidden field"],
)
def test_a_robot_gets_the_same_page_and_nothing_is_kept(how: dict[str, Any]) -> None:
    robots = words(send(**how))
    assert not ProviderApplication.objects.exists()
    assert not Delivery.objects.exists()
    assert words(send()) == robots
    assert ProviderApplication.objects.count() == 1


def test_an_address_gets_three_letters_a_day() -> None:
    pages = {words(send(address=f"192.0.{place}.1")) for place in range(6)}
    assert len(pages) == 1
    assert len(letters_to(ILZE)) == limits.A_DAY_TO_AN_ADDRESS
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        send(email=ILZE.upper().replace("DARBNICA.EXAMPLE", "darbnica.example"))
    assert len(letters_to(ILZE)) == limits.A_DAY_TO_AN_ADDRESS + 1


def test_a_network_may_send_ten_in_an_hour() -> None:
    for number in range(12):
        answer = send(email=f"a{number}@darbnica.example", address=f"192.0.2.{number}")
        assert answer.status_code == 200
    assert ProviderApplication.objects.count() == limits.AN_HOUR_FROM_A_NETWORK
    send(email="b@darbnica.example", address="192.0.3.1")
    send(email="c@darbnica.example", address="2001:db8::1")
    assert ProviderApplication.objects.count() == limits.AN_HOUR_FROM_A_NETWORK + 2


def test_the_address_of_the_network_is_kept_nowhere() -> None:
    send(address="192.0.2.77")
    row = ProviderApplication.objects.values().get()
    assert "192.0.2" not in str(row)
    assert row["network"]


def test_the_answer_tells_nobody_who_is_there(museum: ProviderPage) -> None:
    User.objects.create_user("ilze", ILZE)
    pages = {
        words(send()),
        words(send(registration_number=museum.registration_number)),
    }
    assert len(pages) == 1


def test_the_letter_says_that_the_organisation_is_there(museum: ProviderPage) -> None:
    send("en", registration_number=museum.registration_number)
    (letter,) = letters_to(ILZE)
    assert "is in the catalogue already" in letter.text


def test_the_letter_says_that_somebody_has_asked() -> None:
    send("en", email="cits@darbnica.example")
    ProviderApplication.objects.update(state=State.WAITING)
    send("en")
    (letter,) = letters_to(ILZE)
    assert "has applied already" in letter.text


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_other_methods_are_refused(method: str) -> None:
    assert getattr(Client(), method)("/lv/piedavat/").status_code == 405


def test_a_form_from_another_site_is_refused() -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.post("/lv/piedavat/", filled()).status_code == 403


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-da"),
        ("application/x-www-form-urlencoded", b"name_lv=%ff%fe&begun=%00&email=%ud800"),
        ("application/json", b"{"),
    ],
)
def test_nonsense_is_no_failure(kind: str, body: bytes) -> None:
    answer = Client().post("/lv/piedavat/", body, content_type=kind)
    assert answer.status_code < 500
    assert not ProviderApplication.objects.exists()
