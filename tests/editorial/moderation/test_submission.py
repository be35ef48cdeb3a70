"""A provider submits, withdraws, and sees where everything stands."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.utils import timezone
from wagtail.models import PageLogEntry, WorkflowPage, WorkflowState

from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.small_changes import SMALL_CHANGES
from editorial.moderation.states import State, state_of, states_of
from editorial.moderation.submission import apply_small, submit, withdraw
from mailing.models import Delivery
from people.models import User
from tests.editorial.moderation.conftest import change, fresh

pytestmark = pytest.mark.django_db


def letters(event: str) -> list[str]:
    rows = Delivery.objects.filter(event=event).order_by("recipient")
    return list(rows.values_list("recipient", flat=True))


def test_a_draft_is_submitted_and_editors_are_told(
    activity: ActivityPage, ilze: User, editor: User, other_editor: User
) -> None:
    assert state_of(activity) is State.DRAFT
    assert submit(activity, ilze) == []
    assert state_of(activity) is State.SUBMITTED
    assert letters("activity-submitted") == [other_editor.email, editor.email]
    letter = Delivery.objects.filter(event="activity-submitted").first()
    assert letter is not None
    assert "Tehnikas nams" in letter.subject
    assert f"/admin/moderation/{activity.pk}/" in letter.text


def test_submitting_twice_submits_once(submitted: ActivityPage, ilze: User, editor: User) -> None:
    count = Delivery.objects.count()
    assert submit(submitted, ilze) == []
    assert WorkflowState.objects.count() == 1
    assert Delivery.objects.count() == count


def test_what_moderation_asks_is_refused_at_its_fields(activity: ActivityPage, ilze: User) -> None:
    change(activity, price=None, by_arrangement=False, summary_lv="")
    assert {one.field for one in submit(activity, ilze)} == {
        "price",
        "by_arrangement",
        "summary_lv",
    }
    assert state_of(activity) is State.DRAFT
    assert not WorkflowState.objects.exists()


def test_it_is_withdrawn_changed_and_submitted_again(submitted: ActivityPage, ilze: User) -> None:
    assert withdraw(submitted, ilze)
    assert state_of(submitted) is State.DRAFT
    assert not withdraw(submitted, ilze)
    change(submitted, ilze, summary_lv="Skolēni būvē divus robotus.")
    assert submit(submitted, ilze) == []
    assert state_of(submitted) is State.SUBMITTED


def test_changes_of_a_live_one_wait_while_it_stays(live: ActivityPage, ilze: User) -> None:
    assert state_of(live) is State.LIVE
    change(live, ilze, summary_lv="Skolēni programmē robotu.")
    assert state_of(live) is State.LIVE_WITH_DRAFT
    assert submit(live, ilze) == []
    assert state_of(live) is State.LIVE_SUBMITTED
    assert fresh(live).summary_lv == "Skolēni būvē robotu."


def test_nothing_changed_is_nothing_to_submit(live: ActivityPage, ilze: User) -> None:
    (refusal,) = submit(live, ilze)
    assert refusal.field == ""
    assert state_of(live) is State.LIVE


SMALL: dict[str, Any] = {
    "booking_url": "https://example.org/pieteikties",
    "occurrences": [Occurrence(starts_at=timezone.now() + timedelta(days=3))],
    "valid_from": timezone.localdate(),
    "valid_to": timezone.localdate() + timedelta(days=30),
}


def test_every_small_change_is_tried() -> None:
    assert set(SMALL) == SMALL_CHANGES[ActivityPage]


@pytest.mark.parametrize("column", sorted(SMALL))
def test_a_small_change_goes_live_at_once_with_a_letter(
    live: ActivityPage, ilze: User, editor: User, column: str
) -> None:
    change(live, ilze, **{column: SMALL[column]})
    assert submit(live, ilze) == []
    assert state_of(live) is State.LIVE
    now = getattr(fresh(live), column)
    assert now.count() == 1 if column == "occurrences" else now == SMALL[column]
    assert letters("activity-small-change") == [editor.email]
    entry = PageLogEntry.objects.get(action="editorial.small_change")
    assert (entry.user, entry.data) == (ilze, {"columns": [column]})


def test_a_small_change_beside_another_waits(live: ActivityPage, ilze: User) -> None:
    change(live, ilze, booking_url="https://example.org/", name_en="Robots")
    assert not apply_small(live, ilze)
    assert submit(live, ilze) == []
    assert state_of(live) is State.LIVE_SUBMITTED
    assert fresh(live).booking_url == ""


def test_a_small_change_of_a_draft_waits(activity: ActivityPage, ilze: User) -> None:
    change(activity, ilze, booking_url="https://example.org/")
    assert not apply_small(activity, ilze)
    assert not fresh(activity).live


def test_many_states_take_no_more_queries_than_one(
    live: ActivityPage, provider: ProviderPage, django_assert_num_queries: Any
) -> None:
    for number in range(4):
        live.copy(to=provider, update_attrs={"slug": f"kopija-{number}"}, keep_live=False)
    pages = list(ActivityPage.objects.all())
    with django_assert_num_queries(3):
        states = states_of(pages)
    assert sorted(state.value for state in states.values()) == ["draft"] * 4 + ["live"]


def test_what_is_over_or_hidden_says_so(live: ActivityPage, provider: ProviderPage) -> None:
    ActivityPage.objects.filter(pk=live.pk).update(valid_to=timezone.localdate() - timedelta(1))
    assert state_of(live) is State.ENDED
    ActivityPage.objects.filter(pk=live.pk).update(valid_to=None)
    ProviderPage.objects.filter(pk=provider.pk).update(live=False)
    assert state_of(live) is State.HIDDEN
    ProviderPage.objects.filter(pk=provider.pk).update(live=True)
    fresh(live).unpublish()
    assert state_of(live) is State.HIDDEN


def test_every_state_has_words_in_latvian() -> None:
    assert all(str(state.label) for state in State)
    assert all(str(state.waits_for) for state in State if state is not State.LIVE)


def test_without_the_workflow_it_says_which_command_makes_it(
    activity: ActivityPage, ilze: User
) -> None:
    WorkflowPage.objects.all().delete()
    with pytest.raises(ImproperlyConfigured, match="load_workflow"):
        submit(activity, ilze)
