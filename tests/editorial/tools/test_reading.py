"""What an editor's tool reads of pages."""

from typing import Any
from wsgiref.types import WSGIApplication

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from wagtail.models import get_page_models

from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, EDITOR
from tests.editorial.tools.asking import Written, tool_of
from tests.persons import in_group, make_person


def test_a_draft_is_read_beside_what_is_live(written: Written, editor: User) -> None:
    tool, page = tool_of(editor), written.live
    assert tool.ask(f"pages/{page.pk}/").json()["summary_lv"] != "Vēl nepublicēts"
    draft = tool.ask(f"pages/{page.pk}/?version=draft").json()
    assert draft["summary_lv"] == "Vēl nepublicēts"
    assert draft["name_lv"] == "Robotikas darbnīca"
    assert draft["public_id"] == str(page.public_id)
    assert len(draft["grades"]) == 2


def test_a_draft_that_lacks_what_it_must_have_is_read(written: Written, editor: User) -> None:
    page: Any = written.live
    page.kind, page.field, page.price_unit = None, None, ""
    page.save_revision(clean=False)
    draft = tool_of(editor).ask(f"pages/{page.pk}/?version=draft")
    assert draft.status_code == 200, draft.text
    assert draft.json()["kind"] is None


def test_revisions_are_listed_and_read(written: Written, editor: User) -> None:
    tool, page = tool_of(editor), written.live
    listed = tool.ask(f"pages/{page.pk}/revisions/").json()["items"]
    assert page.latest_revision_id in {one["id"] for one in listed}
    revision = tool.ask(f"pages/{page.pk}/revisions/{page.latest_revision_id}/").json()
    assert revision["content_object"]["summary_lv"] == "Vēl nepublicēts"


def test_a_bilingual_field_is_told_as_two() -> None:
    for model in get_page_models():
        names = getattr(model, "api_fields", [])
        assert len(names) == len(set(names))
        assert "name" not in names
        if names:
            assert {"name_lv", "name_en"} <= set(names), model


def test_a_list_is_narrowed_by_the_fields_of_one_type(written: Written, editor: User) -> None:
    tool = tool_of(editor)
    kind = "pages/?type=activities.ActivityPage"
    assert tool.ask(f"{kind}&public_id={written.draft.public_id}").json()["count"] == 1
    assert tool.ask(f"{kind}&public_id=nav").status_code == 422


def test_the_document_names_reading_alone(editor: User) -> None:
    document = tool_of(editor).ask("openapi.json").json()
    assert len(document["paths"]) == 5
    assert all(set(methods) == {"get"} for methods in document["paths"].values())


@pytest.mark.parametrize("role", [ADMINISTRATOR.name, EDITOR.name, AUDITOR.name, None])
def test_whatever_is_asked_the_server_does_not_fail(
    written: Written, application: WSGIApplication, role: str | None
) -> None:
    person = (
        in_group("persona", role)
        if role
        else make_person("anna", written.live.get_parent().specific)
    )
    headers = {"Authorization": f"Bearer {tool_of(person).token}"}
    given_document = tool_of(in_group("vaditaja", ADMINISTRATOR.name)).ask("openapi.json").json()
    described: Any = schemathesis.openapi.from_dict(given_document)
    described.app = application
    for found in described.get_all_operations():
        _ask(found.ok(), headers)


def _ask(operation: Any, headers: dict[str, str]) -> None:
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(case=operation.as_strategy())
    def asked(case: Any) -> None:
        response = case.call(headers=headers)
        assert response.status_code < 500, (case.formatted_path, response.text)

    asked()
