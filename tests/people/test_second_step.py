"""The second step: required for the admin, offered to everybody, taken away by administrators."""

import re
from datetime import UTC, datetime, timedelta
from html import unescape

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import ModelLogEntry

from mailing.models import Delivery
from people.models import User
from people.roles import ADMINISTRATOR
from tests.people.conftest import PASSWORD, SignIn
from tests.people.totp import code

SETTING_UP = "/lv/konts/otrais-solis/ieslegt/"
ASKING = "/lv/konts/otrais-solis/kods/"


@pytest.fixture(autouse=True)
def required(settings: Settings) -> None:
    settings.REQUIRE_TWO_FACTOR = True


@pytest.fixture
def administrator(db: None, editor: User) -> User:
    person = User.objects.create_user("vadītāja", "vaditaja@katalogs.example", PASSWORD)
    person.groups.add(Group.objects.get(name=ADMINISTRATOR.name))
    return person


def set_up(client: Client) -> str:
    """Set an app up as the page says; returns its key."""
    page = client.get(SETTING_UP).content.decode()
    found = re.search(r'account__key"[^>]*>(\w+)<', page)
    assert found is not None
    done = client.post(SETTING_UP, {"code": code(found[1], step=-1)})
    assert done["Location"] == "/lv/konts/otrais-solis/rezerves-kodi/"
    return found[1]


def recovery_codes(client: Client) -> list[str]:
    page = client.get("/lv/konts/otrais-solis/rezerves-kodi/").content.decode()
    return re.findall(r"<code>(\d+)</code>", page)


def test_the_admin_opens_after_setting_it_up(editor: User, sign_in: SignIn) -> None:
    client = sign_in("redaktore")
    stopped = client.get("/admin/pages/")
    assert stopped["Location"] == f"{SETTING_UP}?next=%2Fadmin%2Fpages%2F"
    page = client.get(stopped["Location"]).content.decode()
    assert 'src="data:image/svg+xml;base64,' in page
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page)
    set_up(client)
    assert client.get("/admin/").status_code == 200


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/account/", "/admin/reports/"])
def test_nothing_of_the_admin_is_shown_before(editor: User, sign_in: SignIn, path: str) -> None:
    client = sign_in("redaktore")
    assert client.get(path)["Location"].startswith(SETTING_UP)
    assert client.post(path, {})["Location"] == f"{SETTING_UP}?next=%2Fadmin%2F"


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/admin/pages/", {"x-requested-with": "XMLHttpRequest"}),
        ("/admin/pages/", {"accept": "application/json"}),
        ("/admin/api/main/pages/", {}),
    ],
)
def test_scripts_are_told_why(
    editor: User, sign_in: SignIn, path: str, headers: dict[str, str]
) -> None:
    answer = sign_in("redaktore").get(path, headers=headers)
    assert answer.status_code == 403
    assert "otro soli" in answer.json()["detail"]


def test_the_next_sign_in_asks_for_a_code(editor: User, sign_in: SignIn) -> None:
    key = set_up(sign_in("redaktore"))
    client = Client()
    sent = {"login": "redaktore", "password": PASSWORD, "next": "/admin/pages/"}
    assert client.post("/lv/konts/pieslegties/", sent)["Location"] == ASKING
    assert "_auth_user_id" not in client.session
    assert client.get("/admin/")["Location"].startswith("/lv/konts/pieslegties/")
    wrong = client.post(ASKING, {"code": "000000"}).content.decode()
    assert 'href="#id_code"' in wrong
    done = client.post(ASKING, {"code": code(key)})
    assert done["Location"] == "/admin/pages/"
    assert client.get("/admin/").status_code == 200


def test_a_code_opens_once(editor: User, sign_in: SignIn) -> None:
    key = set_up(sign_in("redaktore"))
    seen = code(key)
    first, second = sign_in("redaktore"), sign_in("redaktore")
    assert first.post(ASKING, {"code": seen}).status_code == 302
    with time_machine.travel(datetime.now(UTC) + timedelta(seconds=31)):
        assert second.post(ASKING, {"code": seen}).status_code == 200
        assert "_auth_user_id" not in second.session


def test_guessing_codes_is_stopped(editor: User, sign_in: SignIn) -> None:
    key = set_up(sign_in("redaktore"))
    client = sign_in("redaktore")
    for number in range(5):
        client.post(ASKING, {"code": f"00000{number}"})
    assert "Pārāk daudz" in client.post(ASKING, {"code": code(key)}).content.decode()


def test_a_recovery_code_opens_once(editor: User, sign_in: SignIn) -> None:
    client = sign_in("redaktore")
    set_up(client)
    codes = recovery_codes(client)
    assert len(codes) == 10
    assert sign_in("redaktore").post(ASKING, {"code": codes[0]})["Location"] == "/admin/"
    assert sign_in("redaktore").post(ASKING, {"code": codes[0]}).status_code == 200


def test_another_session_of_the_same_person_must_show_a_code(editor: User, sign_in: SignIn) -> None:
    before = sign_in("redaktore")
    key = set_up(sign_in("redaktore"))
    stopped = before.get("/admin/")
    assert stopped["Location"] == "/lv/konts/otrais-solis/apliecinat/?next=%2Fadmin%2F"
    done = before.post(stopped["Location"], {"code": code(key), "next": "/admin/"})
    assert done["Location"] == "/admin/"
    assert before.get("/admin/").status_code == 200


def test_whoever_switches_it_off_sets_it_up_again(editor: User, sign_in: SignIn) -> None:
    client = sign_in("redaktore")
    set_up(client)
    client.post("/lv/konts/otrais-solis/izslegt/")
    assert client.get("/admin/")["Location"].startswith(SETTING_UP)


def test_providers_people_may_have_it_and_need_not(provider_person: User, sign_in: SignIn) -> None:
    client = sign_in("anna")
    assert client.get("/lv/konts/").status_code == 200
    set_up(client)
    assert sign_in("anna").get("/lv/konts/").status_code == 302


def test_later_on_the_password_is_asked_first(provider_person: User, sign_in: SignIn) -> None:
    client = sign_in("anna")
    session = client.session
    session["signed_in_at"] -= 3600
    session.save()
    asked = client.get(SETTING_UP)
    assert asked["Location"].startswith("/lv/konts/apliecinat/")
    assert client.post(asked["Location"], {"password": "cita"}).status_code == 200
    done = client.post(asked["Location"], {"password": PASSWORD, "next": SETTING_UP})
    assert done["Location"] == SETTING_UP
    assert client.get(SETTING_UP).status_code == 200


def test_the_secret_is_not_readable_in_the_database(provider_person: User, sign_in: SignIn) -> None:
    key = set_up(sign_in("anna"))
    kept = [str(one.data) for one in Authenticator.objects.all()]
    assert len(kept) == 2
    assert not [data for data in kept if key in data]


def test_people_are_told_by_letter(
    provider_person: User,
    sign_in: SignIn,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        set_up(sign_in("anna"))
    letter = Delivery.objects.get(event="account-changed")
    assert letter.recipient == "Anna@muzejs.example"
    assert "ieslēgts otrais pieslēgšanās solis" in letter.text


@pytest.mark.parametrize("path", ["/admin/", "/admin/pages/", "/admin/login/"])
def test_a_provider_gets_nothing_from_the_admin(
    provider_person: User, sign_in: SignIn, path: str
) -> None:
    client = sign_in("anna")
    answer = client.get(path)
    assert answer.status_code == 403
    assert "administrācijas vide neatveras" in unescape(answer.content.decode())
    assert client.post(path).status_code == 403


# -- Taken away by an administrator ------------------------------------------------------------


def administrating(sign_in: SignIn, settings: Settings) -> Client:
    settings.REQUIRE_TWO_FACTOR = False
    return sign_in("vadītāja")


def test_an_administrator_takes_it_away(
    administrator: User, provider_person: User, sign_in: SignIn, settings: Settings
) -> None:
    theirs = sign_in("anna")
    set_up(theirs)
    client = administrating(sign_in, settings)
    listing = client.get("/admin/users/").content.decode()
    address = f"/admin/users/{provider_person.pk}/second-factor/"
    assert address in listing
    assert "Rezerves" not in client.get(address).content.decode()
    assert Authenticator.objects.exists()
    done = client.post(address)
    assert done["Location"] == f"/admin/users/edit/{provider_person.pk}/"
    assert not Authenticator.objects.exists()
    assert theirs.get("/lv/konts/").status_code == 302
    assert sign_in("anna").get("/lv/konts/").status_code == 200
    entry = ModelLogEntry.objects.get(action="people.reset_second_factor")
    assert (entry.user, entry.object_id) == (administrator, str(provider_person.pk))
    told = Delivery.objects.filter(event="account-changed").order_by("pk").last()
    assert told is not None
    assert "noņēmis" in told.text
    assert address not in client.get("/admin/users/").content.decode()


def test_editors_cannot_take_it_away(
    editor: User, provider_person: User, sign_in: SignIn, settings: Settings
) -> None:
    set_up(sign_in("anna"))
    settings.REQUIRE_TWO_FACTOR = False
    client = sign_in("redaktore")
    for action in ("second-factor", "erase"):
        assert client.post(f"/admin/users/{provider_person.pk}/{action}/").status_code == 302
    assert Authenticator.objects.exists()
    assert User.objects.get(pk=provider_person.pk).erased_at is None


def test_a_superuser_is_out_of_reach_of_other_administrators(
    administrator: User, sign_in: SignIn, settings: Settings
) -> None:
    above = User.objects.create_superuser("galvenais", password=PASSWORD)
    client = administrating(sign_in, settings)
    client.post(f"/admin/users/{above.pk}/erase/")
    form = {"username": "galvenais", "password1": "jauna-parole-8", "password2": "jauna-parole-8"}
    client.post(f"/admin/users/edit/{above.pk}/", form)
    found = User.objects.get(pk=above.pk)
    assert found.is_superuser
    assert found.check_password(PASSWORD)
