"""The sessions of a person who is removed end at the next request."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import Settings

from people.models import User
from people.roles import EDITOR
from tests.people.conftest import PASSWORD, SignIn


@pytest.fixture
def theirs(provider_person: User, sign_in: SignIn) -> Client:
    client = sign_in("anna")
    assert client.get("/lv/konts/").status_code == 200
    return client


def test_of_a_closed_account(theirs: Client) -> None:
    User.objects.filter(username="anna").update(is_active=False)
    assert theirs.get("/lv/konts/")["Location"].startswith("/lv/konts/pieslegties/")


def test_of_a_changed_password_everywhere_else(theirs: Client, sign_in: SignIn) -> None:
    here = sign_in("anna")
    new = {"oldpassword": PASSWORD, "password1": "jauna-parole-8", "password2": "jauna-parole-8"}
    assert here.post("/lv/konts/parole/", new)["Location"] == "/lv/konts/"
    assert "Parole ir nomainīta" in here.get("/lv/konts/").content.decode()
    assert theirs.get("/lv/konts/").status_code == 302


@pytest.mark.parametrize("way", ["from the person", "from the group", "cleared", "group cleared"])
def test_of_who_is_taken_out_of_a_group(editor: User, sign_in: SignIn, way: str) -> None:
    client = sign_in("redaktore")
    assert client.get("/admin/").status_code == 200
    group = Group.objects.get(name=EDITOR.name)
    match way:
        case "from the person":
            editor.groups.remove(group)
        case "from the group":
            group.user_set.remove(editor)
        case "cleared":
            editor.groups.clear()
        case _:
            group.user_set.clear()
    assert client.get("/lv/konts/").status_code == 302


def test_nobody_elses_end(theirs: Client, editor: User, sign_in: SignIn) -> None:
    client = sign_in("redaktore")
    editor.groups.clear()
    assert client.get("/lv/konts/").status_code == 302
    assert theirs.get("/lv/konts/").status_code == 200


def test_an_administrator_takes_a_role_away_in_the_admin(editor: User, sign_in: SignIn) -> None:
    User.objects.create_superuser("galvenais", password=PASSWORD)
    client, above = sign_in("redaktore"), sign_in("galvenais")
    form = {
        "username": "redaktore",
        "email": editor.email,
        "first_name": "Ilze",
        "last_name": "Redaktore",
        "is_active": "on",
    }
    assert above.post(f"/admin/users/edit/{editor.pk}/", form).status_code == 302
    assert client.get("/admin/")["Location"].startswith("/lv/konts/pieslegties/")


def test_a_new_secret_key_ends_none_while_the_old_one_is_believed(
    theirs: Client, settings: Settings
) -> None:
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "new"
    assert theirs.get("/lv/konts/").status_code == 200
    User.objects.filter(username="anna").update(session_series=1)
    assert theirs.get("/lv/konts/").status_code == 302
