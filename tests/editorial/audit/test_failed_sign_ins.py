"""Failed sign-ins are seen by those who see the audit log, without a word of what was typed."""

import re
from datetime import timedelta

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import ModelLogEntry

from duties import registry
from people.models import User
from people.roles import AUDITOR
from tests.persons import in_group, signed_in

DOOR = "/lv/konts/pieslegties/"
REPORT = "/admin/reports/audit/"
PASSWORD = "garā-parole-7"
TYPED = "cita-parole"


@pytest.fixture
def auditor(catalogue: object) -> Client:
    return signed_in(in_group("anna", AUDITOR.name))


def attempt(name: str, password: str = TYPED) -> Client:
    client = Client(REMOTE_ADDR="192.0.2.77")
    client.post(DOOR, {"login": name, "password": password})
    return client


@pytest.fixture
def rita_with_password(rita: User) -> User:
    rita.set_password(PASSWORD)
    rita.save()
    return rita


def test_a_wrong_password(auditor: Client, rita_with_password: User) -> None:
    attempt("rita@example.org")
    page = auditor.get(f"{REPORT}results/?action=people.sign_in_failed").text
    assert "Sign-in failed: the password was wrong" in page
    assert "rita" in page
    sheet = b"".join(auditor.get(f"{REPORT}?export=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "rita" in sheet
    for secret in (TYPED, "192.0.2.77"):
        assert secret not in page + sheet
        assert secret not in str(list(ModelLogEntry.objects.values()))


def test_a_name_that_nobody_has(auditor: Client) -> None:
    attempt("mana-slepenā-parole")
    page = auditor.get(REPORT).text
    assert "Sign-in failed: nobody has this name" in page
    assert "mana-slepenā-parole" not in page + str(list(ModelLogEntry.objects.values()))


def test_a_wrong_code(auditor: Client, rita_with_password: User) -> None:
    TOTP.activate(rita_with_password, generate_totp_secret())
    client = attempt("rita", PASSWORD)
    client.post("/lv/konts/otrais-solis/kods/", {"code": "000000"})
    page = auditor.get(REPORT).text
    assert "Sign-in failed: the code was wrong" in page
    assert not re.search(r"Signed in</[^>]*>[^<]*rita", page)


def test_who_came_in(auditor: Client, rita_with_password: User) -> None:
    attempt("rita", PASSWORD)
    entry = ModelLogEntry.objects.get(action="people.sign_in", user=rita_with_password)
    assert entry.label == "rita"
    assert "Signed in" in auditor.get(f"{REPORT}?user={rita_with_password.pk}").text


def test_an_answer_does_not_tell_who_has_an_account(rita_with_password: User) -> None:
    attempt("rita")  # what is read once and kept, is read
    counts = []
    for name in ("rita", "nav-tada"):
        with CaptureQueriesContext(connection) as asked:
            attempt(name)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_it_is_forgotten(rita_with_password: User) -> None:
    attempt("rita")
    duty = next(one for one in registry.duties() if one.name == "forget-failed-sign-ins")
    for days, kept in ((89, 1), (91, 0)):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            duty.do()
        assert ModelLogEntry.objects.filter(action="people.sign_in_failed").count() == kept
