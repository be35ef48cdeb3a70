"""Editors see who writes for a provider, invite, withdraw and remove, in the admin."""

import pytest
from django.test import Client

from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.inviting import invite
from people.memberships import open_invitations, people_of
from people.models import Membership
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR, Role
from tests.people.standing import letters_to, member, person_of, signed_in
from tests.search.content import make_provider

ZANE = "zane@muzejs.example"


@pytest.fixture
def anna(museum: ProviderPage) -> Membership:
    return member(museum, "anna")


@pytest.fixture
def editor(catalogue: CataloguePage) -> Client:
    return signed_in(person_of(EDITOR, "redaktore"))


def people(provider: ProviderPage) -> str:
    return f"/admin/providers/{provider.pk}/people/"


def test_the_pages_form_and_the_explorer_lead_there(
    editor: Client, catalogue: CataloguePage, museum: ProviderPage
) -> None:
    for address in (f"/admin/pages/{museum.pk}/edit/", f"/admin/pages/{catalogue.pk}/"):
        assert people(museum) in editor.get(address).content.decode()
    assert (
        people(catalogue) not in editor.get(f"/admin/pages/{catalogue.pk}/edit/").content.decode()
    )


def test_an_editor_invites_withdraws_and_removes(editor: Client, anna: Membership) -> None:
    museum = anna.provider
    answer = editor.post(people(museum), {"email": ZANE, "language": "en"}, follow=True)
    assert ZANE in answer.content.decode()
    assert anna.person.email in answer.content.decode()
    assert (
        "invited to write" in letters_to(ZANE)[0].text or "invites you" in letters_to(ZANE)[0].text
    )
    invitation = open_invitations(museum).get()
    editor.post(f"/admin/providers/{museum.pk}/invitations/{invitation.pk}/withdraw/")
    assert not open_invitations(museum).exists()
    editor.post(f"/admin/providers/{museum.pk}/people/{anna.pk}/remove/")
    assert not people_of(museum).exists()


@pytest.mark.parametrize("email", ["", "zane", "anna@muzejs.example", "x" * 400])
def test_what_is_refused_is_said_at_the_field(editor: Client, anna: Membership, email: str) -> None:
    answer = editor.post(people(anna.provider), {"email": email, "language": "lv"})
    assert answer.status_code == 200
    assert "error-message" in answer.content.decode()
    assert not open_invitations(anna.provider).exists()


def test_anothers_are_not_found_below_this_provider(
    editor: Client, anna: Membership, catalogue: CataloguePage
) -> None:
    other = make_provider(catalogue, "Cits")
    invitation = invite(anna.provider, ZANE, "lv", None)
    for view in (f"invitations/{invitation.pk}/withdraw/", f"people/{anna.pk}/remove/"):
        assert editor.post(f"/admin/providers/{other.pk}/{view}").status_code == 404
    assert open_invitations(anna.provider).exists()
    assert people_of(anna.provider).exists()
    assert editor.get("/admin/providers/999999/people/").status_code == 404


@pytest.mark.parametrize(
    ("role", "sees", "changes"),
    [
        (ADMINISTRATOR, True, True),
        (EDITOR, True, True),
        (AUDITOR, True, False),
        (COMMUNICATIONS, False, False),
    ],
    ids=lambda value: getattr(value, "name", str(value)),
)
def test_who_may(anna: Membership, role: Role, sees: bool, changes: bool) -> None:
    client = signed_in(person_of(role))
    assert (client.get(people(anna.provider)).status_code == 200) == sees
    client.post(people(anna.provider), {"email": ZANE, "language": "lv"})
    assert open_invitations(anna.provider).exists() == changes
    client.post(f"/admin/providers/{anna.provider.pk}/people/{anna.pk}/remove/")
    assert people_of(anna.provider).exists() != changes


def test_its_own_people_and_strangers_get_nothing(anna: Membership) -> None:
    for client in (Client(), signed_in(anna.person)):
        assert client.get(people(anna.provider)).status_code in {302, 403}
        answer = client.post(people(anna.provider), {"email": ZANE, "language": "lv"})
        assert answer.status_code in {302, 403}
    assert not open_invitations(anna.provider).exists()
