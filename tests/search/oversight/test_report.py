"""What people of the admin see of the search's own state."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes import targets
from catalogue_pages.changes.models import Role, Worker
from catalogue_pages.changes.targets import Rejected
from catalogue_pages.providers.models import CataloguePage
from people.groups import EDITORS, MODERATORS, grant
from people.models import User
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


def signed_in(group: str = "") -> Client:
    client = Client(headers={"accept-language": "en"})
    if not group:
        client.force_login(User.objects.create_superuser("administratore"))
        return client
    grant()
    person = User.objects.create_user("persona")
    person.groups.add(Group.objects.get(name=group))
    client.force_login(person)
    return client


@pytest.mark.parametrize(("group", "status"), [("", 200), (MODERATORS, 200), (EDITORS, 302)])
def test_who_may_see_the_report(at_work: None, group: str, status: int) -> None:
    client = signed_in(group)
    assert client.get(REPORT).status_code == status
    assert (REPORT in client.get("/admin/").text) == (status == 200)


def test_all_is_well(at_work: None) -> None:
    client = signed_in()
    assert "everything that is published can be found" in client.get(REPORT).text
    assert "The search needs attention" not in client.get("/admin/").text


def test_an_activity_that_was_set_aside_is_named_with_the_way_to_edit_it(
    at_work: None, activity: ActivityPage
) -> None:
    targets.set_aside([Rejected(activity.public_id, 7, "illegal latitude")], "embedded-one")
    client = signed_in()
    report = client.get(REPORT).text
    assert "Robotikas darbnīca" in report
    assert f"/admin/pages/{activity.pk}/edit/" in report
    assert "illegal latitude" in report
    assert "1 activity could not be indexed" in client.get("/admin/").text
    assert client.get(f"{REPORT}?export=csv").status_code == 200


def test_an_index_that_takes_no_changes_is_named_with_the_reason(at_work: None) -> None:
    targets.fail("embedded-one", "No space left on device")
    home = signed_in().get("/admin/").text
    assert "embedded-one takes no changes: No space left on device" in home


def test_a_worker_that_has_fallen_silent_is_missed(at_work: None) -> None:
    Worker.objects.update(heard_at=timezone.now() - timedelta(minutes=5))
    assert "No indexing worker is running" in signed_in().get("/admin/").text


def test_what_a_worker_reports_is_told(at_work: None) -> None:
    Worker.objects.update(trouble="elasticsearch: cannot be reached")
    assert "elasticsearch: cannot be reached" in signed_in().get("/admin/").text
