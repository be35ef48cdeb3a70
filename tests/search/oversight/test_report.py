"""What people of the admin see of the search's own state."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes import targets
from catalogue_pages.changes.models import Role, Worker
from catalogue_pages.changes.targets import Rejected
from catalogue_pages.providers.models import CataloguePage
from people.models import User
from people.roles import AUDITOR, COMMUNICATIONS, EDITOR
from tests.persons import client_of, signed_in
from tests.search.content import make_activity, make_catalogue, make_provider

REPORT = "/admin/reports/search/"


@pytest.fixture
def activity(db: None) -> ActivityPage:
    catalogue: CataloguePage = make_catalogue()
    return make_activity(make_provider(catalogue, "Muzejs"), "Robotikas darbnīca")


@pytest.fixture
def at_work(db: None) -> None:
    targets.register("embedded-one", Role.LIVE)
    Worker.objects.create(name="somewhere:1", heard_at=timezone.now())


def browser_of(group: str = "") -> Client:
    """Somebody of a group, or a superuser."""
    if group:
        return client_of(group)
    return signed_in(User.objects.create_superuser("administratore"))


@pytest.mark.parametrize(
    ("group", "status"),
    [("", 200), (EDITOR.name, 200), (AUDITOR.name, 200), (COMMUNICATIONS.name, 302)],
)
def test_who_may_see_the_report(at_work: None, group: str, status: int) -> None:
    client = browser_of(group)
    assert client.get(REPORT).status_code == status
    assert (REPORT in client.get("/admin/").text) == (status == 200)


def test_all_is_well(at_work: None) -> None:
    client = browser_of()
    assert "everything that is published can be found" in client.get(REPORT).text
    assert "The search needs attention" not in client.get("/admin/").text


def test_an_activity_that_was_set_aside_is_named_with_the_way_to_edit_it(
    at_work: None, activity: ActivityPage
) -> None:
    targets.set_aside([Rejected(activity.public_id, 7, "illegal latitude")], "embedded-one")
    client = browser_of()
    report = client.get(REPORT).text
    assert "Robotikas darbnīca" in report
    assert f"/admin/pages/{activity.pk}/edit/" in report
    assert "illegal latitude" in report
    assert "1 activity could not be indexed" in client.get("/admin/").text
    assert client.get(f"{REPORT}?export=csv").status_code == 200


def test_an_index_that_takes_no_changes_is_named_with_the_reason(at_work: None) -> None:
    targets.fail("embedded-one", "No space left on device")
    home = browser_of().get("/admin/").text
    assert "embedded-one takes no changes: No space left on device" in home


def test_a_worker_that_has_fallen_silent_is_missed(at_work: None) -> None:
    Worker.objects.update(heard_at=timezone.now() - timedelta(minutes=5))
    assert "No indexing worker is running" in browser_of().get("/admin/").text


def test_what_a_worker_reports_is_told(at_work: None) -> None:
    Worker.objects.update(trouble="elasticsearch: cannot be reached")
    assert "elasticsearch: cannot be reached" in browser_of().get("/admin/").text
