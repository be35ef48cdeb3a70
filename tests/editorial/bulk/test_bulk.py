"""Many at once: what is published and the draft beside it change, and what refuses is said."""

from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, PageLogEntry, Workflow, WorkflowTask

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Season
from people.models import User
from people.roles import AUDITOR, COMMUNICATIONS
from tests.editorial.rows import fresh
from tests.persons import in_group, signed_in
from tests.search.content import make_activity


def press(client: Client, action: str, *pages: Any, **given: Any) -> Any:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    query = urlencode(
        {"id": [page.pk for page in pages], "next": reverse("wagtailadmin_home")}, doseq=True
    )
    assert client.get(f"{address}?{query}").status_code == 200
    return client.post(f"{address}?{query}", given, follow=True)


def test_still_true(editor: Client, activity: ActivityPage, rita: User) -> None:
    answer = press(editor, "verify", activity)
    assert "1 page has been changed" in answer.text
    assert fresh(activity).last_verified == timezone.localdate()
    entry = PageLogEntry.objects.get(action="editorial.verify")
    assert entry.user == rita


def test_a_draft_is_not_confirmed_and_that_is_said(
    editor: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    draft = make_activity(provider, "Melnraksts", live=False)
    answer = press(editor, "verify", activity, draft)
    assert "“Melnraksts” is not published." in answer.text
    assert fresh(activity).last_verified is not None
    assert fresh(draft).last_verified is None


def test_seasons_reach_what_is_published_and_the_draft_which_stays_one(
    editor: Client, activity: ActivityPage
) -> None:
    draft = fresh(activity)
    draft.summary_lv = "Melnraksta kopsavilkums."
    draft.save_revision()
    autumn = Season.objects.get(code="autumn")
    press(editor, "set_seasons", activity, seasons=[autumn.pk], how="replace")
    live = fresh(activity)
    latest = live.get_latest_revision_as_object()
    assert live.live
    assert [one.code for one in live.seasons.all()] == ["autumn"]
    assert live.summary_lv == "Robotikas darbnīca skolēniem."
    assert [one.code for one in latest.seasons.all()] == ["autumn"]
    assert latest.summary_lv == "Melnraksta kopsavilkums."
    assert live.has_unpublished_changes
    winter = Season.objects.get(code="winter")
    press(editor, "set_seasons", activity, seasons=[winter.pk], how="add")
    assert {one.code for one in fresh(activity).seasons.all()} == {"autumn", "winter"}


def test_contact_of_activities_and_providers(
    editor: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    before = activity.latest_revision_id
    press(
        editor, "change_contact", activity, provider,
        booking_url="https://example.org/pieteikties", email="skolas@example.org", phone="",
    )  # fmt: skip
    assert fresh(activity).booking_url == "https://example.org/pieteikties"
    assert fresh(activity).latest_revision_id != before
    assert ProviderPage.objects.get(pk=provider.pk).email == "skolas@example.org"
    answer = press(editor, "change_contact", activity)
    assert "Fill in at least one field." in answer.text


def test_what_the_gate_refuses_is_said_and_the_others_are_changed(
    editor: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    lacking = make_activity(provider, "Kukaiņi")
    ActivityPage.objects.filter(pk=lacking.pk).update(summary_lv="", summary="")
    answer = press(editor, "change_contact", activity, lacking, booking_url="https://example.org")
    assert "“Kukaiņi” cannot be published" in answer.text
    assert fresh(activity).booking_url == "https://example.org"
    assert fresh(lacking).booking_url == ""


def test_what_waits_for_a_decision_is_left(
    editor: Client, activity: ActivityPage, rita: User
) -> None:
    workflow = Workflow.objects.create(name="Apstiprināšana")
    task = GroupApprovalTask.objects.create(name="Redaktori")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    activity.save_revision()
    workflow.start(fresh(activity), rita)
    answer = press(editor, "change_contact", activity, booking_url="https://example.org")
    assert "waits for a decision" in answer.text
    assert fresh(activity).booking_url == ""
    press(editor, "verify", activity)  # no content, so that nothing judged changes
    assert fresh(activity).last_verified is not None
    assert fresh(activity).workflow_in_progress


@pytest.mark.parametrize("group", [COMMUNICATIONS.name, AUDITOR.name])
@pytest.mark.parametrize("action", ["verify", "set_seasons", "change_contact"])
def test_others_change_nothing(activity: ActivityPage, group: str, action: str) -> None:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    client = signed_in(in_group("persona", group))
    given = {"booking_url": "https://example.org", "seasons": [1], "how": "add"}
    client.post(f"{address}?id={activity.pk}", given)
    assert fresh(activity).last_verified is None
    assert fresh(activity).booking_url == ""
