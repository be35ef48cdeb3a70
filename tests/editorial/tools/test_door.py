"""Who comes in to Wagtail's API of pages, and what is answered to what it does not understand."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import NoReverseMatch, reverse
from pytest_django import Settings
from wagtail.models import APIToken

from people.models import User
from people.personal_data.erasing import erase
from tests.editorial.tools.asking import V3, Tool, Written, editor_below, refused, tool_of
from tests.persons import in_group, make_person, signed_in

READ = (
    "pages/",
    "pages/?type=activities.ActivityPage&limit=5&order=-title",
    "pages/{own}/",
    "pages/{own}/?version=draft&rich_text_format=html",
    "pages/{own}/revisions/",
    "pages/{own}/revisions/{revision}/",
    "pages/find/?id={own}",
    "openapi.json",
)
WRITTEN = (
    ("pages/", "post"),
    ("pages/{own}/", "patch"),
    ("pages/{own}/", "delete"),
    *(
        (f"pages/{{own}}/actions/{action}/", "post")
        for action in (
            *("publish", "unpublish", "copy", "move", "revert", "convert_alias"),
            *("create_alias", "copy_for_translation"),
        )
    ),
    ("pages/{own}/actions/delete/", "delete"),
)


def statuses(tool: Tool, written: Written) -> set[int]:
    """What every address that reads answers about the activity with a draft."""
    named = {"own": written.live.pk, "revision": written.live.latest_revision_id}
    return {tool.ask(path.format(**named)).status_code for path in READ}


def test_nobody_comes_in_without_a_token(written: Written) -> None:
    assert statuses(Tool(), written) == {401}
    assert statuses(Tool("wagtail_madeup"), written) == {401}
    answer = Tool().ask("pages/")
    assert answer["WWW-Authenticate"] == "Bearer"
    assert "token" in refused(answer, 401)["detail"]


def test_a_session_is_no_token(written: Written, editor: User) -> None:
    assert signed_in(editor).get(f"{V3}/pages/").status_code == 401


def test_a_token_that_was_revoked_opens_nothing(written: Written, editor: User) -> None:
    tool = tool_of(editor)
    assert statuses(tool, written) == {200, 302}
    APIToken.objects.get().revoke()
    assert statuses(tool, written) == {401}


def test_the_token_of_a_closed_account_opens_nothing(written: Written, editor: User) -> None:
    tool = tool_of(editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert statuses(tool, written) == {401}


def test_a_token_does_not_outlive_a_role(written: Written, editor: User) -> None:
    tool, groups = tool_of(editor), list(editor.groups.all())
    editor.groups.clear()
    assert statuses(tool, written) == {401}
    editor.groups.set(groups)
    assert statuses(tool, written) == {401}


def test_a_token_goes_with_an_erased_person(written: Written, editor: User) -> None:
    tool = tool_of(editor)
    assert erase(editor)["tokens"] == 1
    assert statuses(tool, written) == {401}
    assert erase(editor)["tokens"] == 0


def test_the_admin_s_second_step_is_asked_of_the_owner(
    written: Written, editor: User, settings: Settings
) -> None:
    settings.REQUIRE_TWO_FACTOR = True
    tool = tool_of(editor)
    assert "second step" in refused(tool.ask("pages/"), 403)["detail"]
    Authenticator.objects.create(user=editor, type=Authenticator.Type.TOTP, data={})
    assert statuses(tool, written) == {200, 302}


@pytest.mark.parametrize(
    ("group", "found"),
    [
        ("Administrators", {200, 302}),
        ("Catalogue editors", {200, 302}),
        ("Communications", {200, 302}),
        ("Auditors", {200, 403, 404}),  # lists of nothing
    ],
)
def test_each_role_reads_what_it_explores(written: Written, group: str, found: set[int]) -> None:
    tool = tool_of(in_group("persona", group))
    assert statuses(tool, written) == found
    count = tool.ask("pages/?type=activities.ActivityPage").json()["count"]
    assert count == (0 if group == "Auditors" else 2)


def test_people_of_providers_have_the_workspace(written: Written) -> None:
    tool = tool_of(make_person("anna", written.live.get_parent().specific))
    assert statuses(tool, written) == {403}
    assert "may not enter the admin" in refused(tool.ask("pages/"), 403)["detail"]


def test_who_edits_one_branch_sees_that_alone(written: Written) -> None:
    tool = tool_of(editor_below(written.live.get_parent()))
    found = tool.ask("pages/?type=activities.ActivityPage").json()["items"]
    assert [one["id"] for one in found] == [written.live.pk]
    assert statuses(tool, written) == {200, 302}
    other = written.draft
    for path in (
        f"pages/{other.pk}/",
        f"pages/{other.pk}/?version=draft",
        f"pages/{other.pk}/revisions/",
        f"pages/{other.pk}/revisions/{other.latest_revision_id}/",
        f"pages/{written.live.pk}/revisions/{other.latest_revision_id}/",
        f"pages/find/?id={other.pk}",
        f"pages/{written.live.get_parent().get_parent().pk}/",
    ):
        assert tool.ask(path).status_code == 404, path
    above = tool.ask(f"pages/?descendant_of={other.get_parent().pk}")
    assert above.status_code == 422
    assert "Zvaigžņu" not in above.text


@pytest.mark.parametrize("group", ["Administrators", "Catalogue editors", "Communications"])
@pytest.mark.parametrize(("path", "method"), WRITTEN)
def test_nobody_writes(written: Written, group: str, path: str, method: str) -> None:
    tool = tool_of(in_group("persona", group))
    given = {"data": "{}", "content_type": "application/json"}
    answer = tool.ask(path.format(own=written.live.pk), method, **given)
    assert "admin" in refused(answer, 405)["detail"]
    assert answer["Allow"] == "GET"


@pytest.mark.parametrize(
    ("query", "parameter", "nearest"),
    [
        ("?covred=true&type=activities.ActivityPage", "covred", "covered"),
        ("?covered=true", "covered", ""),
        ("?serch=a", "serch", "search"),
        ("?pk=1", "pk", ""),
        ("?search=%00", "search", ""),
        ("?offset=9999999999999999999999", "offset", ""),
    ],
)
def test_what_wagtail_would_pass_over_is_refused(
    editor: User, query: str, parameter: str, nearest: str
) -> None:
    document = refused(tool_of(editor).ask(f"pages/{query}"), 422)
    (found,) = document["problems"]
    assert (found["parameter"], found["nearest"]) == (parameter, nearest)


def test_one_address_cannot_take_everything(editor: User, settings: Settings) -> None:
    settings.API_LIMIT = 2
    tool = tool_of(editor)
    assert [tool.ask("pages/").status_code for _ in range(3)] == [200, 200, 429]


def test_other_sites_pages_read_nothing_and_nothing_is_kept(editor: User) -> None:
    answer = tool_of(editor).ask("pages/", HTTP_ORIGIN="https://citur.example")
    assert not answer.has_header("Access-Control-Allow-Origin")
    assert answer["Cache-Control"] == "no-store"
    assert "Authorization" in answer["Vary"]


def test_the_rest_of_wagtail_s_api_is_mounted_nowhere(editor: User) -> None:
    for name in ("list_images", "list_documents", "list_sites", "whoami"):
        with pytest.raises(NoReverseMatch):
            reverse(f"wagtailapi_v3:{name}")
    tool = tool_of(editor)
    for path in ("", "images/", "documents/", "sites/", "schema/", "docs/", "pages"):
        assert tool.ask(path).status_code == 404, path
