"""One incomplete activity on each of the eight ways out: refused on all, and each says why."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.gate import PublicationError
from people.models import User
from tests.catalogue_pages.exchange.files import csv_bytes, row
from tests.catalogue_pages.forms import errors_at, form_of

WHY = "Vienā vai divos teikumos aprakstiet, kas notiek."
"""What the gate says of an activity without a Latvian summary."""


@dataclass
class Attempt:
    """Who tries to make the incomplete activity public, and with what."""

    admin: Client
    page: ActivityPage
    folder: Path
    capture: pytest.CaptureFixture[str]

    @property
    def provider(self) -> ProviderPage:
        provider: ProviderPage = ProviderPage.objects.get()
        return provider

    def edit_address(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def post_form(self, **fields: Any) -> Any:
        """Send the edit form as it is, with some fields changed."""
        address = self.edit_address()
        return self.admin.post(address, {**form_of(self.admin.get(address)), **fields})

    def act_by_api(self, action: str, **data: Any) -> str:
        """Ask the admin's API for an action, and return what it refuses with."""
        address = f"{reverse('wagtailadmin_api:pages:listing')}{self.page.pk}/action/{action}/"
        answer = self.admin.post(address, data)
        assert answer.status_code == 400
        return " ".join(answer.json()["summary_lv"])

    def be_live(self) -> None:
        """Make the published page incomplete, as a rule that was made later would find it."""
        ActivityPage.objects.filter(pk=self.page.pk).update(live=True, summary_lv="", summary="")


@pytest.fixture
def attempt(
    admin: Client, activity: ActivityPage, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> Attempt:
    """Return an attempt on an unpublished activity whose draft lacks its summary."""
    activity.unpublish()
    activity.summary_lv = ""
    activity.save_revision(clean=False)
    return Attempt(admin, ActivityPage.objects.get(pk=activity.pk), tmp_path, capsys)


def said(response: Any) -> str:
    """Return the messages of the page that the editor is shown in the end."""
    assert response.status_code == 200
    page = BeautifulSoup(response.content, "html.parser")
    return " ".join(" ".join(one.get_text().split()) for one in page.select(".messages li"))


def by_button(attempt: Attempt) -> str:
    return errors_at(attempt.post_form(**{"action-publish": "1"}), "summary_lv")


def by_bulk_action(attempt: Attempt) -> str:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    home = reverse("wagtailadmin_home")
    return said(attempt.admin.post(f"{address}?id={attempt.page.pk}&next={home}", follow=True))


def in_moderation(attempt: Attempt) -> Any:
    workflow = Workflow.objects.create(name="Apstiprināšana")
    task = GroupApprovalTask.objects.create(name="Redaktori")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    return workflow.start(attempt.page, User.objects.get())


def by_last_approval(attempt: Attempt) -> str:
    state = in_moderation(attempt)
    arguments = [attempt.page.pk, "approve", state.current_task_state.pk]
    address = reverse("wagtailadmin_pages:workflow_action", args=arguments)
    message = said(attempt.admin.post(address, {"comment": ""}, follow=True))
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    return message


def by_approval_in_the_form(attempt: Attempt) -> str:
    state = in_moderation(attempt)
    button = {"action-workflow-action": "1", "workflow-action-name": "approve"}
    answer = attempt.post_form(**button)
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    if answer.status_code == 302:
        return said(attempt.admin.get(answer["Location"]))
    return errors_at(answer, "summary_lv")


def in_the_future() -> dict[str, str]:
    tomorrow = timezone.localtime() + timedelta(days=1)
    return {"go_live_at": tomorrow.strftime("%Y-%m-%d %H:%M")}


def by_schedule(attempt: Attempt) -> str:
    refused = attempt.post_form(**in_the_future(), **{"action-publish": "1"})
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    return errors_at(refused, "summary_lv")


def by_schedule_in_code(attempt: Attempt) -> str:
    attempt.page = attempt.page.get_latest_revision_as_object()
    attempt.page.go_live_at = timezone.now() + timedelta(days=1)
    revision = attempt.page.save_revision(clean=False)
    with pytest.raises(PublicationError) as refused:
        revision.publish()
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    return " ".join(refused.value.message_dict["summary_lv"])


def by_scheduled_approval(attempt: Attempt) -> str:
    draft = attempt.page.get_latest_revision_as_object()
    draft.go_live_at = timezone.now() + timedelta(days=1)
    draft.save_revision(clean=False)
    attempt.page = ActivityPage.objects.get(pk=draft.pk)
    message = by_last_approval(attempt)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    return message


def by_api(attempt: Attempt) -> str:
    return attempt.act_by_api("publish")


def by_copy(attempt: Attempt) -> str:
    attempt.be_live()
    return copied(attempt, publish_copies="on")


def by_copy_over_the_api(attempt: Attempt) -> str:
    attempt.be_live()
    return attempt.act_by_api("copy", slug="kopija")


def by_alias(attempt: Attempt) -> str:
    attempt.be_live()
    return copied(attempt, publish_copies="on", alias="on")


def by_alias_over_the_api(attempt: Attempt) -> str:
    attempt.be_live()
    return attempt.act_by_api("create_alias", update_slug="kopija")


def copied(attempt: Attempt, **options: str) -> str:
    target = {"new_title": "Kopija", "new_slug": "kopija", "new_parent_page": attempt.provider.pk}
    address = reverse("wagtailadmin_pages:copy", args=[attempt.page.pk])
    message = said(attempt.admin.post(address, {**target, **options}, follow=True))
    assert ActivityPage.objects.count() == 1
    return message


def by_import(attempt: Attempt) -> str:
    file = attempt.folder / "file.csv"
    file.write_bytes(csv_bytes([row(summary_lv="")]))
    with pytest.raises(CommandError):
        call_command("import_activities", str(file))
    assert not ActivityPage.objects.filter(external_id="robotika").exists()
    return attempt.capture.readouterr().out


GATE = f"nevar publicēt: {WHY}"
IMPORT = "Line 2, column summary_lv: “”. Expected: a value; this column may not be empty."
WAYS: list[tuple[str, Callable[[Attempt], str], str]] = [
    ("1 button", by_button, WHY),
    ("2 bulk action", by_bulk_action, GATE),
    ("3 workflow's last approval", by_last_approval, GATE),
    ("3 approval in the edit form", by_approval_in_the_form, WHY),
    ("4 schedule", by_schedule, WHY),
    ("4 schedule in code", by_schedule_in_code, WHY),
    ("4 schedule by approval", by_scheduled_approval, GATE),
    ("5 API", by_api, WHY),
    ("6 copy", by_copy, GATE),
    ("6 copy over the API", by_copy_over_the_api, WHY),
    ("7 alias", by_alias, GATE),
    ("7 alias over the API", by_alias_over_the_api, WHY),
    ("8 import", by_import, IMPORT),
]


@pytest.fixture(autouse=True)
def in_latvian() -> Iterator[None]:
    with translation.override("lv"):
        yield


@pytest.mark.parametrize(("way", "go", "message"), WAYS, ids=[way for way, _go, _why in WAYS])
def test_an_incomplete_activity_is_refused_with_its_reason(
    attempt: Attempt, way: str, go: Callable[[Attempt], str], message: str
) -> None:
    seen = go(attempt)
    with attempt.capture.disabled():
        sys.stdout.write(f"\n{way}: {' '.join(seen.split())[:160]}\n")
    assert message in seen
    assert ActivityPage.objects.count() == 1
    if not way.startswith(("6", "7")):  # those begin with what is live
        assert not ActivityPage.objects.get().live


def test_its_draft_can_be_saved_all_the_same(attempt: Attempt) -> None:
    before = attempt.page.latest_revision_id
    assert attempt.post_form(name_lv="Robotikas pulciņš").status_code == 302
    saved = ActivityPage.objects.get()
    assert saved.latest_revision_id != before
    assert saved.get_latest_revision_as_object().name_lv == "Robotikas pulciņš"
    assert not saved.live


@pytest.mark.parametrize("options", [{}, {"alias": "on"}])
def test_a_copy_of_a_draft_is_a_draft(attempt: Attempt, options: dict[str, str]) -> None:
    target = {"new_title": "Kopija", "new_slug": "kopija", "new_parent_page": attempt.provider.pk}
    address = reverse("wagtailadmin_pages:copy", args=[attempt.page.pk])
    attempt.admin.post(address, {**target, "publish_copies": "on", **options})
    assert [page.live for page in ActivityPage.objects.all()] == [False, False]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_the_public_api_only_reads(attempt: Attempt, method: str) -> None:
    address = f"/api/v1/activities/{attempt.page.public_id}"
    answer = getattr(attempt.admin, method)(address, {"live": True}, "application/json")
    assert answer.status_code == 405
    assert attempt.admin.post("/api/v3/pages/").status_code == 404
    assert not ActivityPage.objects.get().live
