"""The audit log: all of it for those who may, and nothing in it to be changed."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from wagtail.models import ModelLogEntry, PageLogEntry

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.persons import in_group, signed_in

REPORT = "/admin/reports/audit/"


@pytest.mark.parametrize(
    ("group", "status"),
    [(ADMINISTRATOR, 200), (AUDITOR, 200), (EDITOR, 302), (COMMUNICATIONS, 302)],
    ids=lambda one: getattr(one, "name", one),
)
def test_who_may_see_it(catalogue: CataloguePage, group: object, status: int) -> None:
    client = signed_in(in_group("persona", str(getattr(group, "name", ""))))
    assert client.get(REPORT).status_code == status
    assert client.get(f"{REPORT}results/").status_code == status
    assert (REPORT in client.get("/admin/").text) == (status == 200)


@pytest.fixture
def auditor(catalogue: CataloguePage) -> Client:
    return signed_in(in_group("anna", AUDITOR.name))


def test_an_auditor_sees_what_others_did(
    auditor: Client, activity: ActivityPage, rita: User
) -> None:
    activity.unpublish(user=rita)
    found = auditor.get(REPORT).text
    assert "Unpublished" in found
    assert "rita" in found
    assert "Robotikas darbnīca" in found
    sheet = b"".join(auditor.get(f"{REPORT}?export=csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "Robotikas darbnīca" in sheet
    assert "Unpublish" not in auditor.get(f"{REPORT}results/?action=wagtail.create").text


def test_sign_ins_and_groups_are_recorded(auditor: Client, rita: User) -> None:
    group = Group.objects.get(name=COMMUNICATIONS.name)
    rita.groups.add(group)
    rita.groups.clear()
    found = auditor.get(REPORT).text
    assert "Signed in" in found
    assert "Given: Communications" in found
    assert "Taken away: Catalogue editors, Communications" in found


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(auditor: Client, method: str) -> None:
    before = ModelLogEntry.objects.count() + PageLogEntry.objects.count()
    assert getattr(auditor, method)(REPORT).status_code == 405
    assert ModelLogEntry.objects.count() + PageLogEntry.objects.count() == before


def addresses(resolver: URLResolver, above: str = "") -> list[str]:
    found = []
    for one in resolver.url_patterns:
        here = above + str(one.pattern)
        found += addresses(one, here) if isinstance(one, URLResolver) else [here]
        assert isinstance(one, URLPattern | URLResolver)
    return found


def test_no_address_edits_a_log_entry() -> None:
    everything = addresses(get_resolver())
    assert any("reports/audit" in address for address in everything)
    assert not [one for one in everything if "logentry" in one.lower()]
