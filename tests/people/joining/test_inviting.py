"""People come to a provider and go; whoever invites, withdraws or removes does it for one's own."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.utils import timezone
from wagtail.log_actions import registry

from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.inviting import A_DAY, invite, join, leave, remove, withdraw
from people.joining.forms import ColleagueForm
from people.memberships import members_of, open_invitations, people_of
from people.models import Invitation, Membership, User
from people.roles import EDITOR
from tests.people.standing import letters_to, member, person_of
from tests.search.content import make_provider

ZANE = "zane@muzejs.example"


@pytest.fixture
def anna(museum: ProviderPage) -> Membership:
    return member(museum, "anna")


@pytest.mark.parametrize(
    ("language", "words"),
    [("lv", "Anna aicina jūs"), ("en", "Anna invites you to write for “Museum”")],
)
def test_the_letter_is_in_the_readers_language(anna: Membership, language: Any, words: str) -> None:
    invite(anna.provider, f" {ZANE} ", language, anna.person)
    (letter,) = letters_to(ZANE)
    assert words in letter.text
    assert f"/{language}/uzaicinajums/" in letter.text
    assert letter.is_secret


@pytest.mark.parametrize(
    "address", ["zane", "", "zane@", "zane@muzejs.example\nBcc: x@y.lv", "a\x00@muzejs.example"]
)
def test_what_is_no_address_is_refused(anna: Membership, address: str) -> None:
    with pytest.raises(ValidationError):
        invite(anna.provider, address, "lv", anna.person)
    assert not Invitation.objects.exists()


def test_a_member_is_not_invited_again(anna: Membership) -> None:
    form = ColleagueForm({"email": "ANNA@muzejs.example", "language": "lv"})
    assert form.is_valid()
    assert form.send(anna.provider, anna.person) is None
    assert form.errors["email"]
    assert not letters_to(anna.person.email)


def test_inviting_again_replaces_the_first_letter(anna: Membership) -> None:
    first = invite(anna.provider, ZANE, "lv", anna.person)
    second = invite(anna.provider, ZANE.upper(), "lv", anna.person)
    assert list(open_invitations(anna.provider)) == [second]
    assert not join(first, User.objects.create_user("zane", ZANE))
    assert len(letters_to(ZANE)) == 2


def test_a_day_has_its_share(anna: Membership) -> None:
    for number in range(A_DAY):
        invite(anna.provider, f"a{number}@muzejs.example", "lv", anna.person)
    with pytest.raises(ValidationError, match="rīt"):
        invite(anna.provider, ZANE, "lv", anna.person)
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        invite(anna.provider, ZANE, "lv", anna.person)


def test_one_that_was_withdrawn_opens_nothing(anna: Membership) -> None:
    invitation = invite(anna.provider, ZANE, "lv", anna.person)
    assert withdraw(invitation, anna.person)
    assert not withdraw(invitation, anna.person)
    assert not join(invitation, User.objects.create_user("zane", ZANE))
    assert not open_invitations(anna.provider).exists()


def test_one_that_was_used_cannot_be_withdrawn(anna: Membership) -> None:
    invitation = invite(anna.provider, ZANE, "lv", anna.person)
    assert join(invitation, User.objects.create_user("zane", ZANE))
    assert not withdraw(invitation, anna.person)
    assert people_of(anna.provider).count() == 2


def test_anothers_are_not_found(anna: Membership, catalogue: CataloguePage) -> None:
    other = make_provider(catalogue, "Cits")
    invitation = invite(anna.provider, ZANE, "lv", anna.person)
    with pytest.raises(Invitation.DoesNotExist):
        open_invitations(other).get(pk=invitation.pk)
    with pytest.raises(Membership.DoesNotExist):
        members_of(other).get(pk=anna.pk)


def test_leaving_is_told_to_editors_when_nobody_is_left(anna: Membership) -> None:
    editor = person_of(EDITOR, "redaktore")
    zane = member(anna.provider, "zane")
    leave(zane)
    assert not letters_to(editor.email)
    leave(anna)
    leave(anna)
    (letter,) = letters_to(editor.email)
    assert "„Muzejs”" in letter.subject
    assert f"/admin/providers/{anna.provider.pk}/people/" in letter.text
    assert not people_of(anna.provider).exists()
    assert User.objects.filter(username="anna").exists()


def test_a_closed_account_is_nobody(anna: Membership) -> None:
    editor, zane = person_of(EDITOR, "redaktore"), member(anna.provider, "zane")
    User.objects.filter(pk=zane.person.pk).update(is_active=False)
    leave(anna)
    assert len(letters_to(editor.email)) == 1


def test_who_is_removed_gets_a_letter_and_loses_the_provider_at_once(anna: Membership) -> None:
    zane = member(anna.provider, "zane")
    remove(zane, anna.person)
    remove(zane, anna.person)
    (letter,) = letters_to(zane.person.email)
    assert "„Muzejs”" in letter.subject
    assert list(people_of(anna.provider)) == [anna.person]


def test_the_history_names_nobody_but_who_did_it(anna: Membership) -> None:
    invitation = invite(anna.provider, ZANE, "lv", anna.person)
    withdraw(invitation, anna.person)
    leave(anna)
    entries = list(registry.get_logs_for_instance(anna.provider))
    assert {entry.action for entry in entries} >= {
        "people.invited",
        "people.invitation_withdrawn",
        "people.left",
    }
    assert ZANE not in str([(entry.data, entry.label, entry.message) for entry in entries])
