"""Editors decide: one press makes the page and invites, another refuses and says why."""

from typing import Any

import pytest
from django.test import Client
from wagtail.log_actions import registry

from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.applications.models import ProviderApplication, State
from people.models import Invitation, Membership, User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR, Role
from tests.people.offering.asking import ILZE, NUMBER, send
from tests.people.standing import letters_to, link_in, member, person_of, signed_in

pytestmark = pytest.mark.usefixtures("catalogue")


def waiting(language: str = "lv", **changes: Any) -> ProviderApplication:
    """An application that was asked for and confirmed as a person does it."""
    send(language, **changes)
    application = ProviderApplication.objects.latest("pk")
    Client().post(link_in(letters_to(application.email)[-1]))
    application.refresh_from_db()
    assert application.state == State.WAITING
    return application


def press(client: Client, application: ProviderApplication, what: str, **given: str) -> str:
    address = f"/admin/applications/{application.pk}/{what}/"
    answer = client.post(address, given, follow=True)
    assert answer.status_code == 200
    application.refresh_from_db()
    return answer.content.decode()


@pytest.fixture
def editor() -> Client:
    return signed_in(person_of(EDITOR, "redaktore"))


def test_one_press_publishes_the_provider_and_invites(editor: Client) -> None:
    application = waiting("en", name_en="Robot workshop")
    press(editor, application, "approve")
    provider = ProviderPage.objects.get(registration_number=NUMBER)
    assert provider.live
    assert (provider.name_lv, provider.name_en) == ("Robotu darbnīca", "Robot workshop")
    assert provider.municipality.code == "ventspils"
    assert ILZE not in (provider.email or "")
    assert Client().get("/lv/katalogs/robotu-darbnica/").status_code == 200
    assert (application.state, application.provider) == (State.APPROVED, provider)
    assert "invited to write" in letters_to(ILZE)[-1].text
    assert Invitation.objects.get().provider == provider
    told = [entry.action for entry in registry.get_logs_for_instance(application)]
    assert sorted(told) == ["offering.approved", "offering.confirmed"]


def test_a_second_editor_gets_a_message_and_nothing_twice(editor: Client) -> None:
    application = waiting()
    press(editor, application, "approve")
    second = signed_in(person_of(EDITOR, "otra"))
    assert "Nekas nav mainīts" in press(second, application, "approve")
    assert "Nekas nav mainīts" in press(second, application, "refuse", reason="unfit")
    assert ProviderPage.objects.filter(registration_number=NUMBER).count() == 1
    assert len([one for one in letters_to(ILZE) if one.event == "invitation"]) == 1
    assert application.decided_by is not None
    assert application.decided_by.username == "redaktore"


def test_what_was_not_confirmed_cannot_be_approved(editor: Client) -> None:
    send()
    application = ProviderApplication.objects.get()
    press(editor, application, "approve")
    assert application.state == State.UNCONFIRMED
    assert not ProviderPage.objects.filter(registration_number=NUMBER).exists()


def test_an_organisation_that_is_there_gets_no_second_page(
    editor: Client, museum: ProviderPage
) -> None:
    application = waiting(registration_number=museum.registration_number)
    shown = editor.get(f"/admin/applications/{application.pk}/").content.decode()
    assert "Uzaicināt pie esošā rīkotāja" in shown
    press(editor, application, "approve")
    assert ProviderPage.objects.count() == 1
    assert application.provider == museum
    assert Invitation.objects.get().provider == museum


def test_who_writes_for_it_already_is_not_invited(editor: Client, museum: ProviderPage) -> None:
    own = member(museum, "anna")
    application = waiting(
        registration_number=museum.registration_number, email=own.person.email.upper()
    )
    assert "jau raksta" in press(editor, application, "approve")
    assert application.state == State.WAITING
    assert not Invitation.objects.exists()


def test_two_applications_of_one_organisation_make_one_page(editor: Client) -> None:
    first, second = waiting(), waiting(email="cits@darbnica.example")
    shown = editor.get(f"/admin/applications/{second.pk}/").content.decode()
    assert f"/admin/applications/{first.pk}/" in shown
    press(editor, first, "approve")
    press(editor, second, "approve")
    assert ProviderPage.objects.filter(registration_number=NUMBER).count() == 1
    assert first.provider == second.provider


def test_names_that_are_alike_are_shown(editor: Client, museum: ProviderPage) -> None:
    ProviderPage.objects.filter(pk=museum.pk).update(name_lv='SIA "Robotu darbnīca"')
    application = waiting(name_lv="robotu darbnīca, SIA")
    shown = editor.get(f"/admin/applications/{application.pk}/").content.decode()
    assert f"/admin/pages/{museum.pk}/edit/" in shown


@pytest.mark.parametrize("name", ["!!!", "日本", "<script>alert(1)</script>", "ā" * 200])
def test_any_name_gets_a_page(editor: Client, name: str) -> None:
    application = waiting(name_lv=name)
    assert "<script>alert" not in editor.get("/admin/applications/").content.decode()
    press(editor, application, "approve")
    assert ProviderPage.objects.get(registration_number=NUMBER).name_lv == name


def test_without_a_catalogue_page_there_is_a_message(
    editor: Client, catalogue: CataloguePage
) -> None:
    application = waiting()
    CataloguePage.objects.update(live=False)
    assert "Vispirms publicējiet kataloga lapu" in press(editor, application, "approve")
    assert application.state == State.WAITING


@pytest.mark.parametrize(
    ("language", "reason"),
    [("lv", "neatbilst kataloga tematikai"), ("en", "does not fit the catalogue")],
)
def test_a_refusal_says_why_in_the_applicants_language(
    editor: Client, language: str, reason: str
) -> None:
    application = waiting(language)
    press(editor, application, "refuse", reason="unfit", explanation="Tikai <b>pieaugušajiem</b>.")
    letter = letters_to(ILZE)[-1]
    assert letter.event == "application-refused"
    assert reason in letter.text
    assert "Tikai <b>pieaugušajiem</b>." in letter.text
    assert "<b>pieaug" not in letter.html
    assert application.state == State.REFUSED
    assert not Invitation.objects.exists()


@pytest.mark.parametrize(
    "given",
    [
        {},
        {"reason": "nonsense"},
        {"reason": "other"},
        {"reason": "unfit", "explanation": "x" * 1001},
    ],
)
def test_a_refusal_without_a_reason_is_not_sent(editor: Client, given: dict[str, str]) -> None:
    application = waiting()
    press(editor, application, "refuse", **given)
    assert application.state == State.WAITING
    assert len(letters_to(ILZE)) == 1


def test_the_list_filters_and_the_menu_counts(editor: Client) -> None:
    waiting()
    send(name_lv="Neapstiprināta", email="x@darbnica.example")
    every = editor.get("/admin/applications/").content.decode()
    some = editor.get("/admin/applications/?state=waiting").content.decode()
    assert "Neapstiprināta" in every
    assert "Neapstiprināta" not in some
    assert "Robotu darbnīca" in some
    assert "Pieteikumi (1)" in editor.get("/admin/").content.decode()


def test_the_list_costs_the_same_however_long(
    editor: Client, django_assert_max_num_queries: Any
) -> None:
    for number in range(6):
        send(email=f"a{number}@darbnica.example")
    editor.get("/admin/applications/")
    with django_assert_max_num_queries(25):
        editor.get("/admin/applications/")


@pytest.mark.parametrize(
    ("role", "sees", "decides"),
    [
        (ADMINISTRATOR, True, True),
        (EDITOR, True, True),
        (AUDITOR, True, False),
        (COMMUNICATIONS, False, False),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_who_may(role: Role, sees: bool, decides: bool) -> None:
    application = waiting()
    client = signed_in(person_of(role))
    for address in ("/admin/applications/", f"/admin/applications/{application.pk}/"):
        assert (client.get(address).status_code == 200) == sees
    shown = client.get(f"/admin/applications/{application.pk}/").content.decode()
    assert ("/approve/" in shown) == decides
    client.post(f"/admin/applications/{application.pk}/refuse/", {"reason": "unfit"})
    application.refresh_from_db()
    assert (application.state == State.REFUSED) == decides


def test_superusers_see_the_list_too() -> None:
    application = waiting()
    client = signed_in(User.objects.create_superuser("galva"))
    assert client.get("/admin/applications/").status_code == 200
    assert client.get(f"/admin/applications/{application.pk}/").status_code == 200
    for view in ("new/", f"edit/{application.pk}/", f"delete/{application.pk}/"):
        assert client.get(f"/admin/applications/{view}").status_code == 404


def test_providers_people_and_strangers_get_nothing(museum: ProviderPage) -> None:
    application = waiting()
    for client in (Client(), signed_in(member(museum, "anna").person)):
        for view in ("", f"{application.pk}/", "results/"):
            answer = client.get(f"/admin/applications/{view}")
            assert answer.status_code in {302, 403}
        for view in ("approve", "refuse"):
            address = f"/admin/applications/{application.pk}/{view}/"
            answer = client.post(address, {"reason": "unfit"})
            assert answer.status_code in {302, 403}
    application.refresh_from_db()
    assert application.state == State.WAITING
    assert Membership.objects.count() == 1
