"""The page of an invitation, for whoever opens its link."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.signing import Signer
from django.test import Client
from django.utils import timezone

from catalogue_pages.providers.models import ProviderPage
from people.inviting import invite, withdraw
from people.memberships import language_of, people_of
from people.models import Invitation, User
from tests.people.standing import letters_to, link_in, signed_in

ZANE = "Zane@muzejs.example"
PASSWORD = "trīs zaļi vilcieni"
NEW = {"first_name": "Zane", "last_name": "Kalniņa", "password": PASSWORD}


@pytest.fixture
def invitation(museum: ProviderPage) -> Invitation:
    return invite(museum, ZANE, "en", None)


@pytest.fixture
def link(invitation: Invitation) -> str:
    return link_in(letters_to(ZANE)[-1])


def words(answer: Any) -> str:
    return str(answer.content.decode())


def test_a_new_person_gives_a_name_and_a_password_and_is_in(
    client: Client, link: str, museum: ProviderPage
) -> None:
    shown = client.get(link)
    assert ZANE in words(shown)
    assert "Museum" in words(shown)
    assert not User.objects.exists()
    assert "sessionid" not in client.cookies
    answer = client.post(link, NEW)
    assert answer.status_code == 302
    zane = people_of(museum).get()
    assert (zane.get_full_name(), zane.email) == ("Zane Kalniņa", ZANE)
    assert zane.check_password(PASSWORD)
    assert language_of(zane) == "en"
    assert not zane.is_staff
    assert client.session["_auth_user_id"] == str(zane.pk)
    assert "You write for" in words(client.get(link))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("password", "parole"),
        ("password", "12345678901"),
        ("password", "zane.kalnina@muzejs"),
        ("password", "x" * 5000),
        ("password", ""),
        ("first_name", ""),
        ("first_name", "Zane\x00"),
        ("last_name", "K\r\nBcc: x@example.org"),
        ("last_name", "K" * 151),
    ],
)
def test_bad_input_makes_no_account(client: Client, link: str, field: str, value: str) -> None:
    given = {**NEW, field: value}
    if value == "zane.kalnina@muzejs":
        given |= {"password": "Zane@muzejs.example"}
    answer = client.post(link, given)
    assert answer.status_code == 422
    assert f"#id_{field}" in words(answer)
    assert PASSWORD not in words(answer)
    assert not User.objects.exists()


def test_it_works_once(link: str, museum: ProviderPage) -> None:
    Client().post(link, NEW)
    again = Client().post(link, NEW)
    assert again.status_code == 410
    assert User.objects.count() == 1
    assert people_of(museum).count() == 1


def test_who_has_an_account_signs_in_to_accept(link: str, museum: ProviderPage) -> None:
    zane = User.objects.create_user("zane", ZANE.lower(), PASSWORD)
    stranger = Client()
    assert 'name="password"' not in words(stranger.get(link))
    answer = stranger.post(link, NEW)
    assert answer.status_code == 302
    assert link.split("/")[-2].split(":", maxsplit=1)[0] in answer["Location"]
    assert zane.check_password(PASSWORD)
    assert not people_of(museum).exists()
    known = signed_in(zane)
    assert not people_of(museum).exists()
    assert known.get(link).status_code == 200
    assert not people_of(museum).exists()
    known.post(link)
    assert list(people_of(museum)) == [zane]


def test_somebody_else_who_is_signed_in_does_not_take_it(link: str, museum: ProviderPage) -> None:
    other = signed_in(User.objects.create_user("cits", "cits@muzejs.example"))
    for answer in (other.get(link), other.post(link)):
        assert answer.status_code == 403
        assert "cits@muzejs.example" in words(answer)
    assert not people_of(museum).exists()


def test_a_closed_account_is_told(client: Client, link: str, museum: ProviderPage) -> None:
    User.objects.create_user("zane", ZANE, is_active=False)
    assert client.post(link, NEW).status_code == 403
    assert User.objects.count() == 1


@pytest.mark.parametrize(("days", "status"), [(13.9, 200), (14.1, 410)])
def test_it_lasts_two_weeks(client: Client, link: str, days: float, status: int) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert client.get(link).status_code == status
        client.post(link, NEW)
    assert User.objects.exists() == (status == 200)


def test_a_withdrawn_one_says_so(client: Client, link: str, invitation: Invitation) -> None:
    withdraw(invitation, None)
    answer = client.post(link, NEW)
    assert answer.status_code == 410
    assert "withdrawn" in words(answer)
    assert not User.objects.exists()


def test_a_link_that_was_changed_opens_nothing(
    client: Client, link: str, invitation: Invitation
) -> None:
    token = link.rstrip("/").rsplit("/", 1)[1]
    number = str(invitation.pk)
    other = [
        token.replace(number, str(invitation.pk + 1), 1),
        token[:-1],
        number,
        "x:y",
        "%00",
        Signer(salt="people.offering.confirm").sign(number),
    ]
    for one in other:
        answer = client.post(f"/lv/uzaicinajums/{one}/", NEW)
        assert answer.status_code == 404
        assert "Muzejs" not in words(answer)
    assert not User.objects.exists()


def test_a_provider_that_is_gone_takes_its_invitations_with_it(
    client: Client, link: str, museum: ProviderPage
) -> None:
    museum.delete()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("language", ["lv", "en"])
def test_it_is_in_the_language_of_its_address(client: Client, link: str, language: str) -> None:
    shown = words(client.get(link.replace("/en/", f"/{language}/", 1)))
    assert ("Pieņemt uzaicinājumu" in shown) == (language == "lv")
