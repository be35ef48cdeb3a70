"""A provider writes its own page: in drafts, judged like an activity; contacts go live at once."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.models import ModerationTaskState
from editorial.moderation.states import State, state_of
from mailing.models import Delivery
from people.models import User
from people.roles import EDITOR
from tests.workspace.conftest import sent_by, signed_in, text

WHO, REACH = "kas-jus-esat", "ka-sazinaties"


@pytest.fixture
def editor(provider: ProviderPage) -> User:
    made = User.objects.create_user("redaktore", "redaktore@example.org")
    made.groups.add(Group.objects.get(name=EDITOR.name))
    return made


def whole(provider: ProviderPage) -> str:
    return f"/lv/darbvieta/rikotaji/{provider.public_id}/"


def address(provider: ProviderPage, code: str = WHO) -> str:
    return f"{whole(provider)}jautajumi/{code}/"


def stored(provider: ProviderPage) -> ProviderPage:
    found: ProviderPage = ProviderPage.objects.get(pk=provider.pk)
    return found


def write(mine: Client, provider: ProviderPage, code: str = WHO, **said: str) -> None:
    path = address(provider, code)
    answer = mine.post(path, sent_by(mine.get(path), **said))
    assert answer.status_code == 302


def send(mine: Client, provider: ProviderPage) -> Any:
    return mine.post(f"{whole(provider)}nosutit/", follow=True)


def test_with_one_provider_the_menu_leads_straight_to_its_page(
    mine: Client, provider: ProviderPage
) -> None:
    answer = mine.get("/lv/darbvieta/rikotaji/")
    assert answer["Location"] == whole(provider)
    assert "Tehnikas nams" in text(mine.get(whole(provider)))


def test_what_is_written_stays_a_draft_and_fills_the_meter(
    mine: Client, provider: ProviderPage
) -> None:
    before = text(mine.get(whole(provider)))
    write(mine, provider, summary_lv="Mēs būvējam.", description_lv="Nāc!\n\nRedzēsi.")
    assert stored(provider).summary_lv is None or stored(provider).summary_lv == ""
    draft: Any = stored(provider).get_latest_revision_as_object()
    assert draft.summary_lv == "Mēs būvējam."
    assert draft.description_lv == "<p>Nāc!</p><p>Redzēsi.</p>"
    assert state_of(provider) is State.LIVE_WITH_DRAFT
    assert text(mine.get(whole(provider))) != before


def test_contacts_are_published_at_once_and_editors_are_told(
    mine: Client, provider: ProviderPage, editor: User
) -> None:
    write(mine, provider, REACH, phone="+371 6712 3456", website="www.example.org")
    answer = send(mine, provider)
    assert answer.status_code == 200
    assert stored(provider).phone == "+371 6712 3456"
    assert stored(provider).website == "https://www.example.org"
    assert state_of(provider) is State.LIVE
    letter = Delivery.objects.get(recipient=editor.email)
    assert letter.event == "activity-small-change"
    assert "Tehnikas nams" in letter.subject


def test_other_changes_wait_for_an_editor_who_may_return_them(
    mine: Client, provider: ProviderPage, editor: User
) -> None:
    write(mine, provider, description_lv="Pats labākais nams.")
    send(mine, provider)
    assert state_of(provider) is State.LIVE_SUBMITTED
    refused = mine.post(address(provider), {})
    assert refused.status_code == 409
    judgement = ModerationTaskState.objects.get()
    remark = {"field": "description_lv", "words": "Bez pašslavas."}
    judgement.task.specific.on_action(judgement, editor, "reject", remarks=[remark])
    assert state_of(provider) is State.LIVE_RETURNED
    assert "Bez pašslavas." in text(mine.get(address(provider)))
    letter = Delivery.objects.get(event="activity-returned")
    assert whole(provider) in letter.text
    waits = text(mine.get("/lv/darbvieta/"))
    assert "Tehnikas nams" in waits


def test_an_editor_judges_it_on_the_ordinary_screen(
    mine: Client, provider: ProviderPage, admin_user: User
) -> None:
    write(mine, provider, description_lv="Pats labākais nams.")
    send(mine, provider)
    client = signed_in(admin_user)
    screen = client.get(f"/admin/moderation/{provider.pk}/")
    assert screen.status_code == 200
    assert "Pats labākais nams." in screen.content.decode()
    judged = ModerationTaskState.objects.get().revision_id
    client.post(f"/admin/moderation/{provider.pk}/", {"approve": "", "judged": judged})
    assert stored(provider).description_lv == "<p>Pats labākais nams.</p>"


def test_a_field_that_a_colleague_has_changed_meanwhile_is_not_written_over(
    mine: Client, provider: ProviderPage
) -> None:
    path = address(provider)
    old = sent_by(mine.get(path), summary_lv="Mans teksts.")
    write(mine, provider, summary_lv="Kolēģa teksts.", summary_en="My colleague's.")
    answer = mine.post(path, old)
    assert answer.status_code == 409
    assert "Kolēģa teksts." in text(answer)
    assert "Mans teksts." in answer.content.decode()
    draft: Any = stored(provider).get_latest_revision_as_object()
    assert draft.summary_lv == "Kolēģa teksts."


def test_what_editors_have_checked_cannot_be_written(mine: Client, provider: ProviderPage) -> None:
    path = address(provider)
    forged = {"registration_number": "40000000000", "seen-registration_number": "x"}
    mine.post(path, {**sent_by(mine.get(path)), **forged, "slug": "cits", "seen-slug": "x"})
    draft: Any = stored(provider).get_latest_revision_as_object()
    assert (draft.registration_number, draft.slug) == ("", provider.slug)
