"""Signing in: one door, which tells nobody who has an account and is throttled for all."""

import re

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from mailing.models import Delivery
from mailing.sending import send_due
from people.models import User
from tests.people.conftest import PASSWORD, SignIn
from tests.people.hashing import HASHED

DOOR = "/lv/konts/pieslegties/"
WRONG = "Vārds vai parole nav pareiza"
TOO_MANY = "Pārāk daudz mēģinājumu"


def tried(client: Client, name: str, password: str, **sent: str) -> str:
    return client.post(DOOR, {"login": name, "password": password, **sent}).content.decode()


@pytest.mark.parametrize("name", ["anna", "anna@muzejs.example", "ANNA@Muzejs.Example"])
def test_user_name_and_address_both_open(client: Client, provider_person: User, name: str) -> None:
    answer = client.post(DOOR, {"login": name, "password": PASSWORD})
    assert answer["Location"] == "/lv/darbvieta/"
    assert "Mans konts" in client.get("/lv/konts/").content.decode()


def test_those_who_may_enter_the_admin_go_there(client: Client, editor: User) -> None:
    answer = client.post("/en/konts/pieslegties/", {"login": "redaktore", "password": PASSWORD})
    assert answer["Location"] == "/admin/"


@pytest.mark.parametrize("name", ["anna", "anna@muzejs.example", "nav@tada.example", "nav"])
def test_what_is_wrong_is_not_told(client: Client, provider_person: User, name: str) -> None:
    page = tried(client, name, "cita-parole")
    assert WRONG in page
    assert re.sub(name, "", page).count("muzejs") == 0


def test_a_closed_account_is_told_nothing_more(client: Client, provider_person: User) -> None:
    User.objects.update(is_active=False)
    assert WRONG in tried(client, "anna", PASSWORD)


@pytest.mark.parametrize(
    "name", ["zane", "zane@muzejs.example", "paula@muzejs.example", "nav@tada.example", "nav"]
)
def test_every_attempt_costs_one_hash(
    client: Client, db: None, settings: Settings, name: str
) -> None:
    settings.PASSWORD_HASHERS = ["tests.people.hashing.RememberingHasher"]
    User.objects.create_user("zane", "zane@muzejs.example", PASSWORD)
    User.objects.create_user("paula@muzejs.example", "paula@muzejs.example", PASSWORD)
    HASHED.clear()
    tried(client, name, "cita-parole")
    assert HASHED == ["cita-parole"]


def test_five_wrong_passwords_close_the_account_for_a_while(
    client: Client, provider_person: User
) -> None:
    for _attempt in range(5):
        assert WRONG in tried(client, "anna", "cita-parole")
    assert TOO_MANY in tried(client, "anna", PASSWORD)
    elsewhere = Client(REMOTE_ADDR="192.0.2.7")
    assert TOO_MANY in tried(elsewhere, "anna", PASSWORD)


def test_unknown_names_are_closed_the_same_way(client: Client, db: None) -> None:
    for _attempt in range(5):
        assert WRONG in tried(client, "nav", "cita-parole")
    assert TOO_MANY in tried(client, "nav", "cita-parole")


def test_many_names_from_one_place_are_stopped(client: Client, db: None) -> None:
    pages = [tried(client, f"kads{number}", "cita-parole") for number in range(12)]
    assert [TOO_MANY in page for page in pages] == [False] * 10 + [True] * 2


def test_what_a_proxy_wrote_wrongly_stops_nobody(provider_person: User, settings: Settings) -> None:
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 2
    client = Client(HTTP_X_FORWARDED_FOR="nonsense")
    answer = client.post(DOOR, {"login": "anna", "password": PASSWORD})
    assert answer["Location"] == "/lv/darbvieta/"


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:alert(1)"],
)
def test_signing_in_leads_nowhere_else(
    client: Client, provider_person: User, elsewhere: str
) -> None:
    answer = client.post(DOOR, {"login": "anna", "password": PASSWORD, "next": elsewhere})
    assert answer["Location"] == "/lv/darbvieta/"
    assert "evil" not in Client().get("/admin/login/", {"next": elsewhere})["Location"]


def test_signing_in_leads_to_where_one_wanted_to_go(client: Client, provider_person: User) -> None:
    answer = client.post(DOOR, {"login": "anna", "password": PASSWORD, "next": "/lv/konts/parole/"})
    assert answer["Location"] == "/lv/konts/parole/"


@pytest.mark.parametrize(
    ("asked", "door"),
    [
        ("/admin/", "/lv/konts/pieslegties/?next=/admin/"),
        ("/admin/login/?next=/admin/pages/", "/lv/konts/pieslegties/?next=%2Fadmin%2Fpages%2F"),
        ("/lv/_util/login/?next=/lv/slegts/", "/lv/konts/pieslegties/?next=%2Flv%2Fslegts%2F"),
        ("/en/_util/login/", "/en/konts/pieslegties/"),
    ],
)
def test_there_is_one_door(client: Client, db: None, asked: str, door: str) -> None:
    assert client.get(asked)["Location"] == door


@pytest.mark.parametrize("door", ["/admin/login/", "/lv/_util/login/", "/en/_util/login/"])
def test_other_doors_read_no_password(client: Client, provider_person: User, door: str) -> None:
    sent = {"username": "anna", "login": "anna", "password": PASSWORD}
    assert client.post(door, sent).status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    "path",
    [
        "/admin/password_reset/",
        "/lv/konts/signup/",
        "/lv/konts/email/",
        "/lv/konts/login/code/",
        "/django-admin/",
    ],
)
def test_there_is_no_way_around(client: Client, db: None, path: str) -> None:
    assert client.get(path, follow=True).status_code == 404


def test_anonymous_pages_set_no_cookie(client: Client, db: None) -> None:
    for path in ("/lv/", "/en/", "/lv/nekur/", "/robots.txt"):
        answer = client.get(path)
        assert not answer.cookies, path
        assert "Cookie" not in answer.headers.get("Vary", ""), path


def test_signing_out_takes_a_press(provider_person: User, sign_in: SignIn) -> None:
    client = sign_in("anna")
    assert client.get("/lv/konts/iziet/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/lv/konts/iziet/")["Location"] == "/lv/"
    assert "_auth_user_id" not in client.session


def test_how_long_one_stays_signed_in(provider_person: User, editor: User, sign_in: SignIn) -> None:
    assert sign_in("anna").session.get_expiry_age() == 14 * 24 * 3600
    assert sign_in("redaktore").session.get_expiry_age() == 12 * 3600


def test_pages_of_an_account_are_kept_by_nobody(provider_person: User, sign_in: SignIn) -> None:
    client = sign_in("anna")
    for path in ("", "parole/", "otrais-solis/", "otrais-solis/ieslegt/"):
        kept = client.get(f"/lv/konts/{path}")["Cache-Control"]
        assert "no-store" in kept
        assert "private" in kept


# -- A forgotten password ----------------------------------------------------------------------


def asked_for_letter(client: Client, address: str) -> str:
    answer = client.post("/lv/konts/parole/aizmirsta/", {"email": address})
    assert answer["Location"] == "/lv/konts/parole/aizmirsta/nosutits/"
    return client.get(answer["Location"]).content.decode()


def test_a_letter_opens_a_new_password_once(client: Client, provider_person: User) -> None:
    asked_for_letter(client, "anna@muzejs.example")
    send_due()
    (letter,) = mail.outbox
    assert letter.to == ["Anna@muzejs.example"]
    found = re.search(r"http://localhost:8000(/lv/konts/parole/jauna/\S+)", str(letter.body))
    assert found is not None
    form = client.get(found[1], follow=True)
    assert found[1] not in form.request["PATH_INFO"]
    new = {"password1": "jauna-parole-8", "password2": "jauna-parole-8"}
    done = client.post(form.request["PATH_INFO"], new)
    assert done["Location"] == "/lv/konts/parole/jauna/gatavs/"
    assert WRONG in tried(Client(), "anna", PASSWORD)
    assert Client().post(DOOR, {"login": "anna", "password": "jauna-parole-8"}).status_code == 302
    assert "vairs neder" in Client().get(found[1], follow=True).content.decode()
    assert Delivery.objects.get(event="password-reset").text == ""


def test_a_weak_password_is_refused_at_its_field(client: Client, provider_person: User) -> None:
    asked_for_letter(client, "anna@muzejs.example")
    text = Delivery.objects.get(event="password-reset").text
    found = re.search(r"http://localhost:8000(/lv/\S+)", text)
    assert found is not None
    form = client.get(found[1], follow=True)
    page = client.post(
        form.request["PATH_INFO"], {"password1": "12345678", "password2": "12345678"}
    ).content.decode()
    assert 'href="#id_password1"' in page
    assert 'id="id_password1_error"' in page


def test_asking_for_a_letter_tells_nothing(client: Client, provider_person: User) -> None:
    User.objects.create_user("slegts", "slegts@muzejs.example", PASSWORD, is_active=False)
    pages = {
        asked_for_letter(client, address)
        for address in ("anna@muzejs.example", "nav@tada.example", "slegts@muzejs.example")
    }
    assert len(pages) == 1
    assert Delivery.objects.count() == 1


def test_asking_for_a_letter_costs_the_same(client: Client, provider_person: User) -> None:
    asked_for_letter(client, "pirms@tada.example")  # from now on, this place is known
    known, unknown = (
        statements(client, address) for address in ("anna@muzejs.example", "nav@tada.example")
    )
    assert known.count("INSERT") == unknown.count("INSERT")
    assert abs(len(known) - len(unknown)) <= 2  # looking for a profile, and taking the letter back


def statements(client: Client, address: str) -> list[str]:
    with CaptureQueriesContext(connection) as asked:
        asked_for_letter(client, address)
    return [query["sql"].split()[0] for query in asked]


def test_letters_to_one_address_are_few(client: Client, provider_person: User) -> None:
    for _attempt in range(3):
        asked_for_letter(client, "anna@muzejs.example")
    answer = client.post("/lv/konts/parole/aizmirsta/", {"email": "Anna@muzejs.example"})
    assert answer.status_code == 429
    assert "mašīnas" in answer.content.decode()
    assert Delivery.objects.count() == 3


def test_attempts_are_counted_by_all_processes_together(client: Client, db: None) -> None:
    tried(client, "nav", "cita-parole")
    with connection.cursor() as cursor:
        cursor.execute("SELECT COUNT(*) FROM shared_cache WHERE cache_key LIKE '%login_failed%'")
        assert cursor.fetchone()[0] == 2
