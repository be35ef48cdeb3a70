"""The admin's front page: what waits for a person by role, and nothing else."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag
from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Scope
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.vocabularies.models import Municipality
from editorial.moderation.submission import submit
from editorial.moderation.workflow import make_workflow
from mailing.models import Delivery
from people.applications.models import ProviderApplication, State
from people.models import User
from people.roles import ADMINISTRATOR, AUDITOR, COMMUNICATIONS, EDITOR
from tests.catalogue_pages.media.consenting import consent_to
from tests.persons import in_group, signed_in
from tests.search.content import make_activity, make_picture

QUEUE = "Waiting for a decision (1)"
APPLICATIONS = "Applications that wait (1)"
REVIEWS = "Reviews of activities"
CONSENTS = "Consents end soon"
LETTERS = "Letters need attention"
SEES = {
    ADMINISTRATOR.name: {LETTERS, APPLICATIONS, REVIEWS, CONSENTS},
    EDITOR.name: {LETTERS, QUEUE, APPLICATIONS, REVIEWS, CONSENTS},
    COMMUNICATIONS.name: {CONSENTS},
    AUDITOR.name: {LETTERS, CONSENTS},
}
NOTHING = "Nothing waits for you now."


@pytest.fixture
def everything(catalogue: CataloguePage, provider: ProviderPage, ilze: User) -> None:
    """Something of every sort that can wait."""
    make_workflow()
    today = timezone.localdate()
    submitted: Any = make_activity(provider, "Zvaigznes", price=0, by_arrangement=True)
    submitted.summary_lv = "Jauns kopsavilkums."
    submitted.save_revision(user=ilze)
    submit(submitted, ilze)
    overdue = make_activity(provider, "Kukaiņi")
    ActivityPage.objects.filter(pk=overdue.pk).update(review_due=today - timedelta(days=1))
    picture = make_picture()
    picture.shows_people = True
    picture.save()
    consent_to(picture, scope=Scope.CATALOGUE, given_on=today, expires_on=today + timedelta(days=9))
    ProviderApplication.objects.create(
        name_lv="Parks",
        registration_number="40003000009",
        provider_type=provider.provider_type,
        municipality=Municipality.objects.all()[0],
        email="parks@example.org",
        state=State.WAITING,
        confirmed_at=timezone.now(),
    )
    Delivery.objects.create(
        event="test",
        key="1",
        message_id="<1@example.org>",
        recipient="kads@example.org",
        subject="Vēstule",
        written_at=timezone.now() - timedelta(hours=1),
    )


def front_page(client: Client) -> Tag:
    found = BeautifulSoup(client.get("/admin/").content, "html.parser").select_one(".w-dashboard")
    assert found is not None
    return found


def headings(page: Tag) -> set[str]:
    return {" ".join(one.get_text().split()) for one in page.select("h2")}


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize("role", SEES)
def test_each_role_sees_what_waits_for_it_and_nothing_else(role: str) -> None:
    page = front_page(signed_in(in_group("persona", role)))
    assert headings(page) == SEES[role]
    assert NOTHING not in page.get_text()
    assert page.select("form") == []


@pytest.mark.usefixtures("catalogue")
@pytest.mark.parametrize("role", SEES)
def test_where_nothing_waits_it_says_so(role: str) -> None:
    page = front_page(signed_in(in_group("persona", role)))
    assert headings(page) == set()
    assert NOTHING in page.get_text()


@pytest.mark.usefixtures("everything")
def test_everything_leads_to_where_it_is_done() -> None:
    client = signed_in(in_group("persona", EDITOR.name))
    page = front_page(client)
    for words, shown in (
        ("Zvaigznes", "Approve and publish"),
        ("Parks", "Approve: publish the provider and invite"),
        ("1 activity is overdue for its review", "Kukaiņi"),
        ("Pictures whose consent ends", "navy"),
    ):
        (link,) = [one for one in page.select("a") if one.get_text(strip=True) == words]
        assert shown in client.get(str(link["href"])).text
