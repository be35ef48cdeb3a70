"""Every address of the admin answers a form that holds nothing, and a number that is none.

Where a new address fails here, its view takes for granted what only its own page sends.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection, transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, get_resolver
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Task, TaskState, Workflow, WorkflowState

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.models import Picture, Video
from editorial.moderation.submission import submit
from people.models import User
from tests.editorial.moderation.conftest import activity, catalogue, ilze, kept_catalogue, provider
from tests.search.content import make_picture

__all__ = ["activity", "catalogue", "ilze", "kept_catalogue", "provider"]

LEFT_OUT = re.compile(r"admin/failwhale/|admin/snippets/vocabularies/(?!field/)")
"""Wagtail's own test of the page for failures; vocabularies, which are all made by one viewset."""
PARAMETER = re.compile(r"<(?:\w+:)?(\w+)>|\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)")
NO_NUMBER = "?id=zzz&p=zzz"


def routes(resolver: Any, above: str = "") -> Iterator[tuple[str, Any]]:
    for one in resolver.url_patterns:
        here = above + str(one.pattern)
        if isinstance(one, URLPattern):
            yield here, one.callback
        else:
            yield from routes(one, here)


def known(activity: Page) -> dict[str, object]:
    """What stands for a parameter, by its name; `pk` is the first of what its view is about."""
    task = TaskState.objects.get()
    picture = Picture.objects.earliest("pk")
    return {
        **dict.fromkeys(("page_id", "page_pk", "page_to_move_id"), activity.pk),
        **dict.fromkeys(("parent_page_id", "destination_id"), activity.get_parent().pk),
        "revision_id": activity.latest_revision_id,
        "revision_id_a": "earliest",
        "revision_id_b": "latest",
        "task_state_id": task.pk,
        "task_id": task.task_id,
        "workflow_state_id": WorkflowState.objects.get().pk,
        "workflow_pk": Workflow.objects.get().pk,
        "action_name": "approve",
        "content_type_app_name": "activities",
        "content_type_model_name": "activitypage",
        "image_id": picture.pk,
        "redirect_id": Redirect.objects.get().pk,
        "provider": activity.get_parent().pk,
        "filter_spec": "width-10",
        "kind": "activities",
        "form": "csv",
        "app_label": "wagtailcore",
        "model_name": "page",
        "action": "publish",
        "app_name": "activities",
        "uidb64": "MQ",
        "token": "x-y",
    }


def first_of(view: Any) -> object:
    kind = getattr(view, "view_class", None)
    model = getattr(view, "view_initkwargs", {}).get("model") or getattr(kind, "model", None)
    several = {"workflows": Workflow, "tasks": Task}
    model = model or several.get(str(getattr(kind, "index_url_name", "")).partition(":")[0])
    if not (isinstance(model, type) and issubclass(model, Model)) or model._meta.abstract:
        return 1
    first = model._default_manager.order_by("pk").first()
    return first.pk if first else 1


def paths(activity: Page) -> list[str]:
    values = known(activity)

    def filled(route: str, view: Any) -> str:
        def value(found: re.Match[str]) -> str:
            return str(values.get(found[1] or found[2]) or first_of(view))

        plain = PARAMETER.sub(value, route).replace(".*", "anything")
        return "/" + re.sub(r"[\^$\\]", "", plain)

    everything = routes(get_resolver())
    return [
        filled(route, view)
        for route, view in everything
        if route.startswith("admin/") and not LEFT_OUT.match(route)
    ]


@pytest.fixture
def submitted(activity: ActivityPage, ilze: User) -> ActivityPage:
    """An activity that waits; of most other kinds of things there is one as well."""
    assert submit(activity, ilze) == []
    Video.objects.create(title_lv="Filma", address="https://v.example", poster=make_picture())
    Redirect.objects.create(old_path="/vecs", redirect_link="/lv/")
    return ActivityPage.objects.get(pk=activity.pk)


@pytest.fixture
def administrator(provider: Page) -> User:
    return User.objects.create_superuser("administratore")


def browser_of(person: User) -> Client:
    made = Client(headers={"accept-language": "en"}, raise_request_exception=False)
    made.force_login(person)
    return made


@pytest.mark.parametrize("query", ["", NO_NUMBER], ids=["empty form", "no number"])
def test_nothing_fails(submitted: ActivityPage, administrator: User, query: str) -> None:
    failed = {}
    asked = paths(submitted)
    for path in asked:
        with transaction.atomic():
            client = browser_of(administrator)
            answer = client.get(path + query) if query else client.post(path)
            transaction.set_rollback(True)
        if answer.status_code >= 500:
            failed[path] = answer.status_code
    assert len(asked) > 250
    assert failed == {}


@pytest.mark.parametrize(
    ("path", "status", "said"),
    [
        ("choose-external-link/", 400, "lacks the field “external-link-chooser-url”"),
        ("redirects/import/process/", 400, "lacks the field “import_file_name”"),
        ("snippets/choose/media/video/create/", 405, "Nothing can be added in this window"),
    ],
)
def test_what_is_said(administrator: User, path: str, status: int, said: str) -> None:
    answer = browser_of(administrator).post(f"/admin/{path}")
    assert (answer.status_code, said in answer.text) == (status, True), answer.text


def test_a_field_that_somebody_has_changed_is_named(administrator: User) -> None:
    given = {"import_file_name": "x", "input_format": "0"}
    answer = browser_of(administrator).post("/admin/redirects/import/process/", given)
    assert (answer.status_code, "“import_file_name”" in answer.text) == (400, True)


def test_a_number_that_is_none_is_named(administrator: User) -> None:
    answer = browser_of(administrator).get("/admin/choose-page/chosen-multiple/?id=zzz")
    assert (answer.status_code, "“id”" in answer.text) == (400, True)


def test_a_number_that_is_too_long_is_named_where_the_database_cannot_take_it(
    administrator: User,
) -> None:
    answer = browser_of(administrator).get(f"/admin/choose-page/chosen-multiple/?id={'9' * 30}")
    seen = (answer.status_code, "“id”" in answer.text)
    assert seen == ((400, True) if connection.vendor == "sqlite" else (200, False))


def test_who_may_not_is_told_no_more(provider: Page) -> None:
    answer = Client().post("/admin/choose-external-link/")
    assert answer.status_code == 302
