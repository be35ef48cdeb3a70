"""Whatever way an editor publishes, a refusal is a message in the admin and nothing is lost."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles import navigation
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import ContentPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from people.models import User
from tests.catalogue_pages.forms import form_of


@pytest.fixture
def incomplete(activity: ActivityPage) -> ActivityPage:
    """Return an unpublished activity whose draft lacks its summary."""
    activity.unpublish()
    activity.summary_lv = ""
    activity.save_revision(clean=False)
    return ActivityPage.objects.get(pk=activity.pk)


def shown(response: Any) -> str:
    """Return the page that the editor is shown in the end."""
    assert response.status_code == 200
    return str(response.content.decode())


def bulk(admin: Client, action: str, *pages: Page, **data: str) -> str:
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    ids = "&".join(f"id={page.pk}" for page in pages)
    home = reverse("wagtailadmin_home")
    return shown(admin.post(f"{address}?{ids}&next={home}", data, follow=True))


def test_publishing_children_too_names_the_child_that_is_refused(
    admin: Client, incomplete: ActivityPage, provider: ProviderPage
) -> None:
    provider.unpublish()
    said = bulk(admin, "publish", provider, include_descendants="on")
    assert "„Robotikas darbnīca”" in said
    assert not ProviderPage.objects.get().live
    incomplete.summary_lv = "Skolēni būvē robotu."
    incomplete.save_revision()
    bulk(admin, "publish", provider, include_descendants="on")
    assert ProviderPage.objects.get().live
    assert ActivityPage.objects.get().live


@pytest.mark.parametrize("way", ["bulk", "form"])
def test_unpublishing_children_too(
    admin: Client, activity: ActivityPage, provider: ProviderPage, way: str
) -> None:
    if way == "bulk":
        bulk(admin, "unpublish", provider, include_descendants="on")
    else:
        address = reverse("wagtailadmin_pages:unpublish", args=[provider.pk])
        shown(admin.post(address, {"include_descendants": "on"}, follow=True))
    assert not Page.objects.filter(pk__in=[provider.pk, activity.pk], live=True).exists()
    assert ActivityPage.objects.get().summary_lv == "Skolēni būvē robotu."


def test_an_activity_below_an_unpublished_provider_is_told_what_to_do(
    admin: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    activity.unpublish()
    provider.unpublish()
    address = reverse("wagtailadmin_pages:edit", args=[activity.pk])
    form = form_of(admin.get(address))
    said = shown(admin.post(address, {**form, "action-publish": "1"}))
    assert "„Tehnikas nams”" in said
    assert admin.post(address, form).status_code == 302, "a draft can be saved"
    assert "„Tehnikas nams”" in bulk(admin, "publish", activity)
    assert not ActivityPage.objects.get().live


@pytest.fixture
def workflow(provider: ProviderPage) -> Workflow:
    made: Workflow = Workflow.objects.create(name="Apstiprināšana")
    task = GroupApprovalTask.objects.create(name="Moderators")
    WorkflowTask.objects.create(workflow=made, task=task, sort_order=0)
    return made


@pytest.mark.parametrize("window", [True, False])
def test_an_approval_that_the_gate_refuses_leaves_the_page_in_moderation(
    admin: Client, incomplete: ActivityPage, workflow: Workflow, *, window: bool
) -> None:
    state = workflow.start(incomplete, User.objects.get())
    task = state.current_task_state
    address = reverse(
        "wagtailadmin_pages:workflow_action", args=[incomplete.pk, "approve", task.pk]
    )
    headers = {"X-Requested-With": "XMLHttpRequest"} if window else {}
    answer = admin.post(address, {"comment": ""}, headers=headers)
    edit = reverse("wagtailadmin_pages:edit", args=[incomplete.pk])
    assert edit == (answer.json()["redirect"] if window else answer["Location"])
    assert "„Robotikas darbnīca”" in shown(admin.get(edit))
    state.refresh_from_db()
    assert state.status == state.STATUS_IN_PROGRESS
    assert not ActivityPage.objects.get().live


def test_a_live_copy_that_the_gate_refuses_is_not_made(
    admin: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    ProviderPage.objects.get().unpublish()
    data = {
        "new_title": "Kopija", "new_slug": "kopija", "new_parent_page": provider.pk,
        "publish_copies": "on", "alias": "on",
    }  # fmt: skip
    address = reverse("wagtailadmin_pages:copy", args=[activity.pk])
    assert "„Tehnikas nams”" in shown(admin.post(address, data, follow=True))
    assert ActivityPage.objects.count() == 1


def scheduled(page: Page) -> Revision:
    """Schedule the latest draft, past the gate, and let its hour come."""
    revision: Revision = page.get_latest_revision()
    hour = timezone.now() - timedelta(minutes=1)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=hour)
    return revision


def test_one_page_that_is_refused_does_not_keep_the_others_from_their_hour(
    incomplete: ActivityPage, catalogue: CataloguePage, provider: ProviderPage
) -> None:
    scheduled(incomplete)
    other = provider.copy(update_attrs={"slug": "cits"}, recursive=False, keep_live=False)
    scheduled(other)
    home = catalogue.get_parent()
    old = publish(home, ContentPage(name_lv="Senais", slug="senais"))
    Page.objects.filter(pk=old.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled", stdout=None)
    assert ProviderPage.objects.get(pk=other.pk).live
    assert not ContentPage.objects.get().live
    assert ContentPage.objects.get().expired
    waiting = ActivityPage.objects.get()
    assert not waiting.live
    assert waiting.get_latest_revision().approved_go_live_at is not None


def test_an_activity_scheduled_with_its_provider_follows_it(
    activity: ActivityPage, provider: ProviderPage
) -> None:
    activity.unpublish()
    provider = ProviderPage.objects.get()
    provider.unpublish()
    scheduled(activity)
    provider.save_revision()
    scheduled(provider)
    call_command("publish_scheduled", stdout=None)
    assert ActivityPage.objects.get().live


def test_the_menu_forgets_pages_unpublished_in_bulk(
    admin: Client, catalogue: CataloguePage
) -> None:
    navigation.kept.forget()
    page = publish(
        catalogue.get_parent(), ContentPage(name_lv="Skolām", slug="skolam", menu="header")
    )
    assert [link.path for link in navigation.current().header] == ["skolam/"]
    bulk(admin, "unpublish", page)
    assert navigation.current().header == ()
    bulk(admin, "publish", page)
    assert [link.path for link in navigation.current().header] == ["skolam/"]
    bulk(admin, "delete", page)
    assert navigation.current().header == ()
