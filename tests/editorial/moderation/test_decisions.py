"""An editor approves or returns with reasons; whatever way they take, the same is asked of them."""

import json
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, PageLogEntry, TaskState, Workflow

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.gate import PublicationError
from editorial.moderation.errors import DecisionError
from editorial.moderation.models import Remark, ReturnReason
from editorial.moderation.remarks import remarks_on
from editorial.moderation.returning import ReturnForm
from editorial.moderation.states import State, state_of
from editorial.moderation.submission import submit, withdraw
from mailing.models import Delivery
from mailing.sending import send_due
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS
from tests.catalogue_pages.forms import errors_at, form_of
from tests.catalogue_pages.publication.test_eight_ways import said
from tests.editorial.moderation.conftest import SignIn, change, fresh, person_with

pytestmark = pytest.mark.django_db
WORDS = "Norādiet, vai materiāli ir iekļauti cenā."
AT_LEAST_ONE = "Izvēlieties iemeslu vai uzrakstiet piezīmi"


def act(activity: ActivityPage, person: User, action: str, **given: Any) -> None:
    page = fresh(activity)
    task = page.current_workflow_task
    task.on_action(page.current_workflow_task_state, person, action, **given)


def reason(code: str = "unclear") -> ReturnReason:
    return ReturnReason.objects.get(code=code)


def judging(activity: ActivityPage) -> str:
    return reverse("moderation_judge", args=[activity.pk])


def judged(activity: ActivityPage) -> int:
    number: int = fresh(activity).current_workflow_task_state.revision_id
    return number


def test_it_is_returned_with_two_reasons_and_a_remark(
    submitted: ActivityPage, editor: User, ilze: User, sign_in: SignIn
) -> None:
    sent = {
        "judged": judged(submitted),
        "return": "1",
        "reasons": [reason("unclear").pk, reason("price").pk],
        "field_1": "price",
        "words_1": WORDS,
    }
    message = said(sign_in(editor).post(judging(submitted), sent, follow=True))
    assert "Robotikas darbnīca" in message
    assert state_of(submitted) is State.RETURNED
    found = remarks_on(submitted)
    assert [one.reason for one in found[""]] == [
        "Nav saprotams, ko skolēni darīs",
        "Cena nav skaidra",
    ]
    assert [one.words for one in found["price"]] == [WORDS]
    letter = Delivery.objects.get(event="activity-returned")
    assert letter.recipient == ilze.email
    for words in (WORDS, "Cena nav skaidra", "Norādiet cenu un to, kas tajā ietilpst."):
        assert words in letter.text
    entry = PageLogEntry.objects.get(action="wagtail.workflow.reject")
    assert entry.user == editor
    assert "Cena nav skaidra" in entry.data["comment"]
    assert WORDS in entry.data["comment"]


def test_the_history_shows_who_returned_it_and_why(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    act(submitted, editor, "reject", words=WORDS)
    history = sign_in(editor).get(reverse("wagtailadmin_pages:history", args=[submitted.pk]))
    assert WORDS in history.content.decode()
    fresh(submitted).delete()
    assert WORDS in PageLogEntry.objects.get(action="wagtail.workflow.reject").data["comment"]


def test_it_is_fixed_submitted_again_and_approved(
    editor: User, submitted: ActivityPage, ilze: User
) -> None:
    act(submitted, editor, "reject", reasons=[reason().pk])
    change(submitted, ilze, description_lv="<p>Skolēni būvē pa soļiem.</p>")
    assert submit(submitted, ilze) == []
    assert remarks_on(submitted) == {}
    act(submitted, editor, "approve")
    assert state_of(submitted) is State.LIVE
    assert "pa soļiem" in fresh(submitted).description_lv
    assert Delivery.objects.filter(event="activity-submitted").count() == 2
    letter = Delivery.objects.get(event="activity-approved")
    assert letter.recipient == ilze.email
    assert fresh(submitted).url in letter.text


def test_letters_are_in_the_readers_language_and_wagtail_sends_none(
    editor: User, submitted: ActivityPage, ilze: User
) -> None:
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=ilze, defaults={"preferred_language": "en"})
    act(submitted, editor, "reject", reasons=[reason().pk])
    assert mail.outbox == []
    letter = Delivery.objects.get(event="activity-returned")
    assert letter.subject == "To be changed: Robotikas darbnīca"
    assert "It is not clear what pupils will do" in letter.text
    send_due()
    assert len(mail.outbox) == Delivery.objects.count() == 2


# -- Every way to return something without a reason ----------------------------------------------


def nothing_is_decided(activity: ActivityPage) -> None:
    assert state_of(activity) is State.SUBMITTED
    assert not Remark.objects.exists()


NOTHING: tuple[dict[str, Any], ...] = (
    {},
    {"reasons": []},
    {"words": "  "},
    {"remarks": [{"field": "price", "words": ""}]},
)
NONSENSE: tuple[dict[str, Any], ...] = (
    {"reasons": [987654]},
    {"reasons": "x"},
    {"remarks": [{"field": "public_id", "words": "x"}]},
    {"remarks": ["x"]},
    {"remarks": 3},
)


@pytest.mark.parametrize("given", [*NOTHING, *NONSENSE], ids=repr)
def test_code_is_refused(submitted: ActivityPage, editor: User, given: dict[str, Any]) -> None:
    with pytest.raises(DecisionError):
        act(submitted, editor, "reject", **given)
    nothing_is_decided(submitted)


def test_the_state_itself_refuses(submitted: ActivityPage, editor: User) -> None:
    with pytest.raises(DecisionError):
        fresh(submitted).current_workflow_task_state.reject(user=editor)
    nothing_is_decided(submitted)


def edit_form(client: Client, activity: ActivityPage) -> tuple[str, dict[str, Any]]:
    address = reverse("wagtailadmin_pages:edit", args=[activity.pk])
    return address, form_of(client.get(address))


@pytest.mark.parametrize("given", [*NOTHING, *NONSENSE, [], 3, "x"], ids=repr)
def test_the_edit_form_is_refused_and_keeps_what_was_written(
    submitted: ActivityPage, editor: User, sign_in: SignIn, given: Any
) -> None:
    client = sign_in(editor)
    address, sent = edit_form(client, submitted)
    revisions = fresh(submitted).revisions.count()
    button = {"action-workflow-action": "1", "workflow-action-name": "reject"}
    data = {"workflow-action-extra-data": json.dumps(given), "summary_lv": "Mans teksts."}
    answer = client.post(address, {**sent, **button, **data})
    assert answer.status_code == 200
    assert "Mans teksts." in answer.content.decode()
    assert "Nekas nav saglabāts" in said(answer)
    nothing_is_decided(submitted)
    assert fresh(submitted).revisions.count() == revisions


def test_the_edit_form_returns_with_what_its_window_collected(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    client = sign_in(editor)
    state = fresh(submitted).current_workflow_task_state
    window = reverse(
        "wagtailadmin_pages:collect_workflow_action_data", args=[submitted.pk, "reject", state.pk]
    )
    ajax: Any = {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}
    refused = client.post(window, {}, **ajax)
    assert AT_LEAST_ONE in refused.json()["html"]
    collected = client.post(window, {"reasons": [reason().pk]}, **ajax).json()
    address, sent = edit_form(client, submitted)
    data = {
        "action-workflow-action": "1",
        "workflow-action-name": "reject",
        "workflow-action-extra-data": json.dumps(collected["cleaned_data"]),
    }
    assert client.post(address, {**sent, **data}).status_code == 302
    assert state_of(submitted) is State.RETURNED


@pytest.mark.parametrize("window", ["collect_workflow_action_data", "workflow_action"])
def test_wagtails_windows_offer_the_fields_of_what_is_returned(
    submitted: ActivityPage, provider: ProviderPage, editor: User, sign_in: SignIn, window: str
) -> None:
    client = sign_in(editor)

    def offered(page: Page) -> set[str]:
        state = Page.objects.get(pk=page.pk).current_workflow_task_state
        address = reverse(f"wagtailadmin_pages:{window}", args=[page.pk, "reject", state.pk])
        shown = BeautifulSoup(client.get(address).json()["html"], "html.parser")
        return {str(option["value"]) for option in shown.select("#id_field_1 option")}

    provider.phone = "+371 67000000"
    provider.save_revision()
    Workflow.objects.get().start(provider, editor)
    assert {"phone", "email"} <= offered(provider)
    assert "price" not in offered(provider)
    assert "price" in offered(submitted)
    assert "phone" not in offered(submitted)


@pytest.mark.parametrize("ajax", [{}, {"HTTP_X_REQUESTED_WITH": "XMLHttpRequest"}])
def test_wagtails_own_action_view_is_refused(
    submitted: ActivityPage, editor: User, sign_in: SignIn, ajax: Any
) -> None:
    state = fresh(submitted).current_workflow_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[submitted.pk, "reject", state.pk])
    answer = sign_in(editor).post(address, {"words_1": "", "field_1": "price"}, **ajax)
    assert answer.status_code in (200, 302)
    nothing_is_decided(submitted)


def test_the_judging_screen_is_refused_with_a_message(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    sent = {"judged": judged(submitted), "return": "1"}
    answer = sign_in(editor).post(judging(submitted), sent)
    assert AT_LEAST_ONE in answer.content.decode()
    nothing_is_decided(submitted)


def test_a_field_without_words_is_refused_there() -> None:
    form = ReturnForm({"field_1": "price", "words_1": " "})
    assert not form.is_valid()
    assert "words_1" in form.errors


# -- What is published ---------------------------------------------------------------------------


def test_what_was_judged_is_published_and_the_later_stays_a_draft(
    submitted: ActivityPage, editor: User, ilze: User
) -> None:
    change(submitted, ilze, summary_lv="Vēlāk rakstīts.")
    act(submitted, editor, "approve")
    page = fresh(submitted)
    assert page.summary_lv == "Skolēni būvē robotu."
    assert page.has_unpublished_changes
    assert page.get_latest_revision_as_object().summary_lv == "Vēlāk rakstīts."
    assert state_of(submitted) is State.LIVE_WITH_DRAFT


def test_what_an_editor_corrects_is_what_they_judge(submitted: ActivityPage, editor: User) -> None:
    change(submitted, editor, summary_lv="Skolēni uzbūvē robotu.")
    act(submitted, editor, "approve")
    assert fresh(submitted).summary_lv == "Skolēni uzbūvē robotu."
    assert not fresh(submitted).has_unpublished_changes


def test_correcting_and_approving_in_the_edit_form_is_one_press(
    submitted: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    client = sign_in(editor)
    address, sent = edit_form(client, submitted)
    button = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    assert client.post(address, {**sent, **button, "summary_lv": "Labots."}).status_code == 302
    assert fresh(submitted).summary_lv == "Labots."
    assert state_of(submitted) is State.LIVE


def test_publishing_what_waits_tells_its_provider(
    submitted: ActivityPage, editor: User, ilze: User, sign_in: SignIn
) -> None:
    client = sign_in(editor)
    address, sent = edit_form(client, submitted)
    client.post(address, {**sent, "action-publish": "1"})
    assert state_of(submitted) is State.LIVE
    assert Delivery.objects.get(event="activity-approved").recipient == ilze.email


@pytest.fixture
def incomplete(submitted: ActivityPage) -> ActivityPage:
    """A submission that an import has made incomplete, as a later rule would find it."""
    state = fresh(submitted).current_workflow_task_state
    revision = change(submitted, None, summary_lv="")
    TaskState.objects.filter(pk=state.pk).update(revision=revision)
    return submitted


def test_approving_something_incomplete_is_a_message(
    incomplete: ActivityPage, editor: User, sign_in: SignIn
) -> None:
    client = sign_in(editor)
    answer = client.post(judging(incomplete), {"judged": judged(incomplete), "approve": "1"})
    assert "Vienā vai divos teikumos aprakstiet" in answer.content.decode()
    address, sent = edit_form(client, incomplete)
    button = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    refused = client.post(address, {**sent, **button})
    assert "Vienā vai divos teikumos" in errors_at(refused, "summary_lv")
    with pytest.raises(PublicationError):
        act(incomplete, editor, "approve")
    assert state_of(incomplete) is State.SUBMITTED


# -- Who decides, and two at once ----------------------------------------------------------------


def test_the_second_decision_is_told_of_the_first(
    submitted: ActivityPage, editor: User, other_editor: User, sign_in: SignIn
) -> None:
    first, second = fresh(submitted), fresh(submitted)
    states = [page.current_workflow_task_state for page in (first, second)]
    task = first.current_workflow_task
    task.on_action(states[0], editor, "approve")
    with pytest.raises(DecisionError, match="redaktore"):
        task.on_action(states[1], other_editor, "reject", words=WORDS)
    assert state_of(submitted) is State.LIVE
    assert not Remark.objects.exists()
    message = said(sign_in(other_editor).get(judging(submitted), follow=True))
    assert "Robotikas darbnīca" in message


def test_the_second_decision_in_the_edit_form_saves_nothing(
    submitted: ActivityPage, editor: User, other_editor: User, sign_in: SignIn
) -> None:
    client = sign_in(other_editor)
    address, sent = edit_form(client, submitted)
    act(submitted, editor, "reject", words=WORDS)
    revisions = fresh(submitted).revisions.count()
    button = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    answer = client.post(address, {**sent, **button, "summary_lv": "Mans teksts."})
    assert "Mans teksts." in answer.content.decode()
    assert "Nekas nav saglabāts" in said(answer)
    assert fresh(submitted).revisions.count() == revisions


def test_what_changed_under_the_editors_eyes_is_not_decided(
    submitted: ActivityPage, editor: User, other_editor: User, sign_in: SignIn
) -> None:
    before = judged(submitted)
    change(submitted, other_editor, summary_lv="Labots.")
    answer = sign_in(editor).post(judging(submitted), {"judged": before, "approve": "1"})
    assert "Labots." in answer.content.decode()
    assert state_of(submitted) is State.SUBMITTED


def test_a_withdrawn_one_is_not_decided(submitted: ActivityPage, editor: User, ilze: User) -> None:
    page = fresh(submitted)
    task, state = page.current_workflow_task, page.current_workflow_task_state
    withdraw(submitted, ilze)
    with pytest.raises(DecisionError):
        task.on_action(state, editor, "approve")
    assert not fresh(submitted).live


@pytest.mark.parametrize("role", [COMMUNICATIONS, AUDITOR], ids=lambda role: role.name)
def test_others_do_not_decide(submitted: ActivityPage, role: Any, sign_in: SignIn) -> None:
    person = person_with(role, "cita")
    with pytest.raises(PermissionDenied):
        act(submitted, person, "approve")
    client = sign_in(person)
    for data in ({}, {"judged": judged(submitted), "approve": "1"}):
        assert client.post(judging(submitted), data).status_code == 302
    assert client.get(judging(submitted)).status_code == 302
    assert state_of(submitted) is State.SUBMITTED


def test_a_provider_does_not_decide(submitted: ActivityPage, ilze: User, sign_in: SignIn) -> None:
    with pytest.raises(PermissionDenied):
        act(submitted, ilze, "approve")
    sent = {"judged": judged(submitted), "approve": "1"}
    assert sign_in(ilze).post(judging(submitted), sent).status_code == 403
    assert state_of(submitted) is State.SUBMITTED


def test_administrators_group_does_not_decide_by_itself(
    submitted: ActivityPage, sign_in: SignIn
) -> None:
    person = person_with(ADMINISTRATOR, "vaditaja")
    assert sign_in(person).get(judging(submitted)).status_code == 302
