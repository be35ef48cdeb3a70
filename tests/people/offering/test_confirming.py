"""The link of the first letter: it shows, a press confirms, and it opens nothing else."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from catalogue_pages.providers.models import CataloguePage
from people.applications.models import ProviderApplication, State
from people.offering.clearing import clear
from people.roles import AUDITOR, EDITOR
from tests.people.offering.asking import ILZE, send
from tests.people.standing import letters_to, link_in, person_of

pytestmark = pytest.mark.usefixtures("catalogue")


def sent() -> tuple[ProviderApplication, str]:
    send()
    return ProviderApplication.objects.get(), link_in(letters_to(ILZE)[0])


def state() -> str:
    return ProviderApplication.objects.get().state


def test_looking_confirms_nothing_and_a_press_does(client: Client) -> None:
    _application, link = sent()
    assert "Robotu darbnīca" in client.get(link).content.decode()
    client.head(link)
    assert state() == State.UNCONFIRMED
    answer = client.post(link, follow=True)
    assert "Paldies" in answer.content.decode()
    assert state() == State.WAITING
    assert "sessionid" not in client.cookies


def test_editors_alone_hear_of_it(client: Client) -> None:
    editor, auditor = person_of(EDITOR, "redaktore"), person_of(AUDITOR, "revidents")
    _application, link = sent()
    client.post(link)
    (letter,) = letters_to(editor.email)
    assert "Robotu darbnīca" in letter.subject
    assert f"/admin/applications/{ProviderApplication.objects.get().pk}/" in letter.text
    assert not letters_to(auditor.email)


def test_a_second_press_says_the_same_and_tells_editors_once(client: Client) -> None:
    editor = person_of(EDITOR)
    _application, link = sent()
    client.post(link)
    first = ProviderApplication.objects.get().confirmed_at
    assert client.post(link).status_code == 200
    assert ProviderApplication.objects.get().confirmed_at == first
    assert len(letters_to(editor.email)) == 1


@pytest.mark.parametrize(("days", "status"), [(6.9, 200), (7.1, 410)])
def test_it_works_for_seven_days(client: Client, days: float, status: int) -> None:
    _application, link = sent()
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert client.get(link).status_code == status
        client.post(link)
    assert (state() == State.WAITING) == (status == 200)


@pytest.mark.parametrize("change", ["x", "1:forged", "2:", ":", "%00", "a" * 3000])
def test_a_link_that_was_changed_opens_nothing(client: Client, change: str) -> None:
    application, link = sent()
    token = link.rstrip("/").rsplit("/", 1)[1]
    tampered = token.replace(str(application.pk), str(application.pk + 1), 1)
    for one in (change, tampered):
        answer = client.post(f"/lv/piedavat/{one}/")
        assert answer.status_code == 404
        assert "Robotu" not in answer.content.decode()
    assert state() == State.UNCONFIRMED


def test_an_invitations_link_does_not_confirm(client: Client) -> None:
    application, _link = sent()
    from django.core.signing import Signer

    other = Signer(salt="people.invitation").sign(str(application.pk))
    assert client.post(f"/lv/piedavat/{other}/").status_code == 404


def test_unconfirmed_ones_go_after_two_weeks_and_confirmed_ones_stay(client: Client) -> None:
    _application, link = sent()
    now = timezone.now()
    clear(now + timedelta(days=13))
    assert ProviderApplication.objects.exists()
    clear(now + timedelta(days=14, minutes=1))
    assert not ProviderApplication.objects.exists()
    assert client.get(link).status_code == 404
    send()
    ProviderApplication.objects.update(state=State.WAITING)
    clear(now + timedelta(days=400))
    assert ProviderApplication.objects.get().contact_name


def test_the_network_is_forgotten_after_a_day() -> None:
    sent()
    clear(timezone.now() + timedelta(days=1, minutes=1))
    assert ProviderApplication.objects.get().network == ""


def test_personal_data_go_a_year_after_the_decision(catalogue: CataloguePage) -> None:
    sent()
    now = timezone.now()
    ProviderApplication.objects.update(
        state=State.REFUSED, decided_at=now, explanation="Ilze, zvaniet!"
    )
    clear(now + timedelta(days=364))
    assert ProviderApplication.objects.get().email == ILZE
    clear(now + timedelta(days=366))
    kept = ProviderApplication.objects.get()
    assert (kept.contact_name, kept.email, kept.phone, kept.explanation) == ("", "", "", "")
    assert kept.name_lv == "Robotu darbnīca"
