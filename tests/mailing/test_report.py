"""Who looks after the site sees what became of letters, and none of their words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from mailing.letters import Letter
from mailing.models import Delivery
from mailing.posting import Recipient, post
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.persons import client_of

pytestmark = pytest.mark.django_db
REPORT = "/admin/reports/letters/"


def a_letter() -> None:
    post("t", "1", Recipient("a@example.org", "lv"), lambda: Letter("Temats", ["Slepeni vārdi"]))


@pytest.mark.parametrize(
    ("group", "status"),
    [
        (ADMINISTRATOR.name, 200),
        (EDITOR.name, 200),
        (AUDITOR.name, 200),
        (COMMUNICATIONS.name, 302),
    ],
)
def test_who_may_see_it(group: str, status: int) -> None:
    client = client_of(group)
    a_letter()
    answer = client.get(REPORT)
    assert answer.status_code == status
    assert ("a@example.org" in answer.text) == (status == 200)
    assert "Slepeni" not in answer.text
    assert (REPORT in client.get("/admin/").text) == (status == 200)


@pytest.mark.parametrize(("state", "shown"), [("waiting", True), ("sent", False), ("x", True)])
def test_it_is_filtered_by_what_became_of_them(state: str, shown: bool) -> None:
    a_letter()
    answer = client_of(EDITOR.name).get(REPORT, {"state": state})
    assert ("a@example.org" in answer.text) == shown


def test_it_is_exported_without_words() -> None:
    a_letter()
    answer = client_of(EDITOR.name).get(REPORT, {"export": "csv"})
    content = b"".join(answer).decode()
    assert "a@example.org" in content
    assert "Slepeni" not in content


def test_the_front_page_warns_of_letters_that_wait_and_of_those_refused() -> None:
    client = client_of(EDITOR.name)
    a_letter()
    assert "Letters need attention" not in client.get("/admin/").text
    Delivery.objects.update(written_at=timezone.now() - timedelta(minutes=16))
    shown = client.get("/admin/").text
    assert "1 letter has waited for more than 15 minutes" in shown
    assert "The process that sends letters is not running" in shown
    Delivery.objects.update(refused_at=timezone.now())
    assert "1 letter was refused by the mail server" in client.get("/admin/").text
