"""Making and editing an activity in the admin, as an editor does."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupApprovalTask, Workflow, WorkflowPage, WorkflowTask

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Field, Format, Grade, Kind
from tests.catalogue_pages.forms import errors_at, form_of
from tests.catalogue_pages.pictures import make_picture

PUBLISH = {"action-publish": "action-publish"}


@pytest.fixture
def moderated(provider: ProviderPage) -> None:
    """Have pages below the provider go through a workflow."""
    workflow = Workflow.objects.create(name="Apstiprināšana")
    task = GroupApprovalTask.objects.create(name="Redaktori")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=provider)


def filled() -> dict[str, Any]:
    """Return what an editor fills in of a new activity, as little as may be published."""
    return {
        "name_lv": "Ķīmijas stunda",
        "summary_lv": "Skolēni jauc šķīdumus.",
        "kind": Kind.objects.get(code="workshop").pk,
        "field": Field.objects.get(code="science").pk,
        "grades": [Grade.objects.get(code="8").pk],
        "formats": [Format.objects.get(code="at-provider").pk],
    }


def add_address(provider: ProviderPage) -> str:
    return reverse("wagtailadmin_pages:add", args=["activities", "activitypage", provider.pk])


def add(admin: Client, provider: ProviderPage, **fields: Any) -> Any:
    """Fill in the form for a new activity and send it."""
    address = add_address(provider)
    return admin.post(address, {**form_of(admin.get(address)), **fields})


def edit(admin: Client, page: ActivityPage, **fields: Any) -> Any:
    """Change some fields of an activity's form and send it."""
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return admin.post(address, {**form_of(admin.get(address)), **fields})


def test_an_activity_is_made_and_published(admin: Client, provider: ProviderPage) -> None:
    response = add(admin, provider, **filled(), **PUBLISH)
    assert response.status_code == 302
    page = ActivityPage.objects.get(name_lv="Ķīmijas stunda")
    assert page.live
    assert (page.title, page.slug) == ("Ķīmijas stunda", "kimijas-stunda")
    assert [grade.code for grade in page.grades.all()] == ["8"]


@pytest.mark.parametrize("field", ["name_lv", "summary_lv", "kind", "field", "grades", "formats"])
def test_what_is_missing_is_said_at_its_field(
    admin: Client, provider: ProviderPage, field: str
) -> None:
    given = {name: value for name, value in filled().items() if name != field}
    response = add(admin, provider, **given, **PUBLISH)
    assert response.status_code == 200
    assert errors_at(response, field)
    assert not ActivityPage.objects.exists()


def test_a_draft_of_a_name_alone_can_be_saved(admin: Client, provider: ProviderPage) -> None:
    response = add(admin, provider, name_lv="Ķīmijas stunda")
    assert errors_at(response, "kind"), "the database needs a kind and a field even of a draft"
    needed = {name: filled()[name] for name in ("name_lv", "kind", "field")}
    response = add(admin, provider, **needed)
    assert response.status_code == 302
    page = ActivityPage.objects.get()
    assert not page.live
    again = edit(admin, page, **PUBLISH)
    assert again.status_code == 200
    assert errors_at(again, "summary_lv")
    assert not ActivityPage.objects.get().live


def test_a_live_activity_takes_an_incomplete_draft(admin: Client, activity: ActivityPage) -> None:
    assert edit(admin, activity, summary_lv="").status_code == 302
    page = ActivityPage.objects.get()
    assert page.live
    assert page.summary_lv == "Skolēni būvē robotu."
    assert page.has_unpublished_changes
    refused = edit(admin, page, **PUBLISH)
    assert errors_at(refused, "summary_lv")


def test_a_picture_without_rights_is_refused_at_its_field(
    admin: Client, activity: ActivityPage
) -> None:
    picture = make_picture(author="", licence="")
    refused = edit(admin, activity, picture=picture.pk, **PUBLISH)
    assert "an author, a licence" in errors_at(refused, "picture") or "autor" in errors_at(
        refused, "picture"
    )
    make_picture_complete = {"author": "Tehnikas nams", "licence": "own"}
    type(picture).objects.filter(pk=picture.pk).update(**make_picture_complete)
    assert edit(admin, activity, picture=picture.pk, **PUBLISH).status_code == 302
    assert ActivityPage.objects.get().picture == picture


def test_submitting_asks_where_when_and_for_how_much_at_the_fields(
    admin: Client, provider: ProviderPage, moderated: None
) -> None:
    add(admin, provider, **filled())
    page = ActivityPage.objects.get()
    refused = edit(admin, page, **{"action-submit": "1"})
    assert refused.status_code == 200
    for field in ("municipality", "by_arrangement", "price"):
        assert errors_at(refused, field)
    assert page.current_workflow_state is None
    given = {"formats": [Format.objects.get(code="online").pk], "by_arrangement": "on"}
    assert edit(admin, page, price="0", **given, **{"action-submit": "1"}).status_code == 302
    assert ActivityPage.objects.get().current_workflow_state is not None


def test_bulk_publishing_stops_at_the_gate(admin: Client, activity: ActivityPage) -> None:
    activity.unpublish()
    edit(admin, activity, summary_lv="")
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = admin.post(f"{address}?id={activity.pk}", follow=True)
    assert response.status_code == 200
    assert "Robotikas darbnīca" in response.content.decode()
    assert not ActivityPage.objects.get().live


def test_saving_unchanged_is_no_change_to_an_import(admin: Client, activity: ActivityPage) -> None:
    from catalogue_pages.exchange.rows.page_values import plain
    from catalogue_pages.exchange.rows.terms import Terms

    text = "<p>“Viens” &amp; 'otrs'</p><p>Trešais<br/>ceturtais</p>"
    activity.description_lv = text
    activity.save_revision().publish()
    assert edit(admin, activity, **PUBLISH).status_code == 302
    saved = ActivityPage.objects.get()
    assert "data-block-key" in saved.description_lv, "the editor did write it anew"
    content = saved.latest_revision.content
    assert plain(ActivityPage, content, "description_lv", Terms()) == text


def test_an_emptied_text_falls_back_and_is_marked(admin: Client, activity: ActivityPage) -> None:
    activity.description_lv = "<p>Latviski.</p>"
    activity.description_en = "<p>In English.</p>"
    activity.save_revision().publish()
    form = form_of(admin.get(reverse("wagtailadmin_pages:edit", args=[activity.pk])))
    assert (
        edit(admin, activity, description_en=form["after_visit_en"], **PUBLISH).status_code == 302
    )
    reading = ActivityPage.objects.get().read("description", "en")
    assert "Latviski." in reading.value
    assert reading.language == "lv"
    assert reading.differs_from("en")


def test_a_copy_is_another_activity_and_a_moved_one_the_same(
    activity: ActivityPage, provider: ProviderPage
) -> None:
    activity.external_id = "robotika"
    activity.save()
    copy = activity.copy(update_attrs={"slug": "nakamgad"})
    assert copy.public_id != activity.public_id
    assert copy.external_id is None
    other = provider.copy(update_attrs={"slug": "cits"}, recursive=False)
    before = activity.public_id
    activity.move(other, pos="last-child")
    assert ActivityPage.objects.get(pk=activity.pk).public_id == before
    assert ActivityPage.objects.get(pk=activity.pk).external_id == "robotika"
