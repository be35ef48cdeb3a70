"""A superuser's account is out of reach of administrators who are none, one or many at a time."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from people.groups import make_groups
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR
from tests.people.standing import person_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def above() -> User:
    return User.objects.create_superuser("galvenais", "galvenais@katalogs.example")


@pytest.fixture
def other() -> User:
    return User.objects.create_user("cita", "cita@katalogs.example")


@pytest.fixture
def administrator() -> Client:
    make_groups()
    client = Client(headers={"accept-language": "en"})
    client.force_login(person_of(ADMINISTRATOR, "vaditaja"))
    return client


ACTIONS = ("delete", "set_active_state", "assign_role")


def given(action: str) -> dict[str, Any]:
    role = Group.objects.get(name=AUDITOR.name).pk
    forms: dict[str, dict[str, Any]] = {
        "delete": {},
        "set_active_state": {"mark_as_active": "False"},
        "assign_role": {"role": role},
    }
    return forms[action]


def state() -> list[Any]:
    return list(User.objects.order_by("pk").values_list("username", "is_active", "groups__name"))


@pytest.mark.parametrize("action", ACTIONS)
def test_many_at_once(administrator: Client, above: User, other: User, action: str) -> None:
    before = state()
    ids = f"id={above.pk}&id={other.pk}"
    address = f"/admin/bulk/people/user/{action}/?{ids}&next=/admin/users/"
    answer = administrator.post(address, given(action), follow=True)
    assert answer.status_code == 200
    left = [row for row in state() if row[0] == "galvenais"]
    assert left == [row for row in before if row[0] == "galvenais"]
    if action != "delete":  # Wagtail deletes the others and says whom it left
        assert "Only a superuser changes a superuser" in answer.text
        assert state() == before


@pytest.mark.parametrize("action", ACTIONS)
def test_of_others_it_works(administrator: Client, other: User, action: str) -> None:
    before = state()
    administrator.post(f"/admin/bulk/people/user/{action}/?id={other.pk}", given(action))
    assert state() != before


@pytest.mark.parametrize("name", ["edit", "delete"])
def test_one(administrator: Client, above: User, name: str) -> None:
    before = state()
    form = {"username": "x", "email": "x@example.org", "first_name": "X", "last_name": "Y"}
    answer = administrator.post(f"/admin/users/{name}/{above.pk}/", form)
    assert answer.status_code == 302
    assert state() == before


@pytest.mark.parametrize("address", ["new/", "edit/{}/"])
def test_nobody_makes_a_superuser(administrator: Client, other: User, address: str) -> None:
    form = {
        "username": "jauns",
        "email": "jauns@katalogs.example",
        "first_name": "J",
        "last_name": "N",
        "is_superuser": "on",
        "is_active": "on",
    }
    administrator.post(f"/admin/users/{address.format(other.pk)}", form)
    assert not User.objects.filter(is_superuser=True).exists()
    del form["is_superuser"]
    administrator.post(f"/admin/users/{address.format(other.pk)}", form)
    assert User.objects.filter(username="jauns").exists()
