"""Two people at one page in the admin: a stale save is refused with both texts shown."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication.staleness import Difference, conflict
from people.models import User
from tests.catalogue_pages.forms import form_of
from tests.catalogue_pages.publication.test_eight_ways import said
from tests.editorial.moderation.conftest import SignIn, change, fresh

pytestmark = pytest.mark.django_db
THEIRS, MINE = "Cits to ir rakstījis.", "Es to esmu rakstījusi."


@pytest.fixture
def opened(activity: ActivityPage, editor: User, sign_in: SignIn) -> tuple[Client, dict[str, Any]]:
    """An editor's browser with the form that it was shown."""
    client = sign_in(editor)
    return client, form_of(client.get(address(activity)))


def address(activity: ActivityPage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[activity.pk])


BUTTONS: tuple[dict[str, str], ...] = ({}, {"action-publish": "1"}, {"action-submit": "1"})


@pytest.mark.parametrize("button", BUTTONS, ids=repr)
def test_both_texts_are_shown_and_nothing_is_saved(
    activity: ActivityPage,
    opened: tuple[Client, dict[str, Any]],
    other_editor: User,
    button: dict[str, str],
) -> None:
    client, form = opened
    change(activity, other_editor, summary_lv=THEIRS)
    revisions = fresh(activity).revisions.count()
    answer = client.post(address(activity), {**form, **button, "summary_lv": MINE})
    assert answer.status_code == 200
    assert "Nekas nav saglabāts" in said(answer)
    table = BeautifulSoup(answer.content, "html.parser").select_one(
        "[aria-labelledby=moderation-conflict]"
    )
    assert table is not None
    cells = [cell.get_text() for cell in table.select("td")]
    assert cells == [THEIRS, MINE]
    assert form_of(answer)["summary_lv"] == [MINE]
    assert fresh(activity).revisions.count() == revisions
    assert not fresh(activity).live


def test_a_second_press_saves_knowingly(
    activity: ActivityPage, opened: tuple[Client, dict[str, Any]], other_editor: User
) -> None:
    client, form = opened
    change(activity, other_editor, summary_lv=THEIRS, name_en="Robots")
    refused = client.post(address(activity), {**form, "summary_lv": MINE})
    again = form_of(refused)
    assert client.post(address(activity), again).status_code == 302
    assert fresh(activity).get_latest_revision_as_object().summary_lv == MINE


def test_the_same_words_are_no_conflict(
    activity: ActivityPage, opened: tuple[Client, dict[str, Any]], other_editor: User
) -> None:
    client, form = opened
    change(activity, other_editor, summary_lv=THEIRS)
    assert client.post(address(activity), {**form, "summary_lv": THEIRS}).status_code == 302


def test_rows_and_terms_are_compared_too(
    activity: ActivityPage, opened: tuple[Client, dict[str, Any]], other_editor: User
) -> None:
    client, form = opened
    change(activity, other_editor, price=5)
    rows = {
        "occurrences-TOTAL_FORMS": "1",
        "occurrences-0-starts_at": "2027-05-03 10:00",
        "occurrences-0-ends_at": "",
        "occurrences-0-id": "",
        "occurrences-0-ORDER": "1",
        "occurrences-0-DELETE": "",
    }
    answer = client.post(address(activity), {**form, **rows, "grades": form["grades"][:1]})
    shown = answer.content.decode()
    assert "2027-05-03 10:00" in shown
    assert answer.status_code == 200


def test_a_save_of_the_newest_is_saved(
    activity: ActivityPage, opened: tuple[Client, dict[str, Any]]
) -> None:
    client, form = opened
    assert client.post(address(activity), {**form, "summary_lv": MINE}).status_code == 302
    assert fresh(activity).get_latest_revision_as_object().summary_lv == MINE


def test_the_workspace_asks_the_same_function(activity: ActivityPage, ilze: User) -> None:
    began = activity.latest_revision_id
    assert conflict(activity, began, {"summary_lv": MINE}) == []
    change(activity, ilze, summary_lv=THEIRS, description_lv="<p>Viens.</p><p>Divi.</p>")
    found = conflict(
        activity,
        began,
        {"summary_lv": MINE, "description_lv": "<p>Viens.</p>", "price": "0", "nothing": 1},
    )
    assert [(one.column, one.theirs, one.yours) for one in found] == [
        ("summary_lv", THEIRS, MINE),
        ("description_lv", "Viens.\nDivi.", "Viens."),
    ]
    assert all(isinstance(one, Difference) for one in found)
