"""The link of a letter: it shows, a press acts, and it opens nothing else."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Revision

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from editorial.freshness.reviewing import review
from editorial.freshness.rule import review_by
from editorial.freshness.verifying import NotPublicError, verify
from mailing.sending import send_due
from people.models import Membership, User
from tests.editorial.rows import fresh
from tests.search.content import make_activity, make_provider

pytestmark = pytest.mark.usefixtures("ilze")


def due(*pages: ActivityPage, days: int = 0) -> None:
    """Let the review of pages be due in so many days."""
    day = timezone.localdate() + timedelta(days=days)
    ActivityPage.objects.filter(pk__in=[page.pk for page in pages]).update(review_due=day)


def link() -> str:
    """What the newest letter leads to."""
    review()
    send_due()
    found = re.search(r"https?://[^/]+(/\S+/parbaude/\S+/)", str(mail.outbox[-1].body))
    assert found is not None
    return found[1]


def shown(answer: Any) -> list[str]:
    page = BeautifulSoup(answer.content, "html.parser")
    return [" ".join(one.get_text().split()) for one in page.select(".review__name")]


def test_opening_it_changes_nothing_and_a_press_confirms(
    client: Client, activity: ActivityPage, provider: ProviderPage
) -> None:
    other = make_activity(provider, "Kukaiņi")
    due(activity, other)
    address = link()
    for method in (client.get, client.head):
        answer = method(address)
        assert answer.status_code == 200
        assert "no-store" in answer["Cache-Control"]
    assert fresh(activity).last_verified is None
    client.post(address, {"activity": str(activity.public_id)})
    today = timezone.localdate()
    assert fresh(activity).last_verified == today
    assert fresh(activity).review_due == review_by(today)
    assert fresh(other).last_verified is None


def test_it_needs_the_token_of_its_form(activity: ActivityPage) -> None:
    due(activity)
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(link(), {"all": "1"}).status_code == 403
    assert fresh(activity).last_verified is None


def test_it_shows_what_its_letter_listed_and_no_more(
    client: Client, catalogue: CataloguePage, activity: ActivityPage, provider: ProviderPage
) -> None:
    later = make_activity(provider, "Vēlāk")
    elsewhere = make_activity(make_provider(catalogue, "Cits rīkotājs"), "Cita norise")
    due(activity, elsewhere)
    due(later, days=40)
    address = link()
    assert shown(client.get(address)) == ["Robotikas darbnīca"]
    for page in (later, elsewhere):
        client.post(address, {"activity": str(page.public_id)})
        assert fresh(page).last_verified is None
    client.post(address, {"all": "1"})
    assert fresh(later).last_verified is None
    assert fresh(activity).last_verified is not None


@pytest.mark.parametrize("sent", [{}, {"activity": "x"}, {"activity": "\x00"}, {"activity": "1"}])
def test_a_press_of_nothing_confirms_nothing(
    client: Client, activity: ActivityPage, sent: dict[str, str]
) -> None:
    due(activity)
    assert client.post(link(), sent).status_code == 302
    assert fresh(activity).last_verified is None


def test_it_ends_with_time_membership_and_account(
    client: Client, activity: ActivityPage, ilze: User
) -> None:
    due(activity)
    address = link()
    with time_machine.travel(timezone.now() + timedelta(days=181)):
        assert client.get(address).status_code == 404
    User.objects.filter(pk=ilze.pk).update(is_active=False)
    assert client.post(address, {"all": "1"}).status_code == 404
    User.objects.filter(pk=ilze.pk).update(is_active=True)
    Membership.objects.filter(person=ilze).delete()
    assert client.post(address, {"all": "1"}).status_code == 404
    assert client.get(address[:-5] + "xxxx/").status_code == 404
    assert fresh(activity).last_verified is None


def hidden(activity: ActivityPage) -> str:
    """Let an activity be hidden, and return the link of the letter about it."""
    due(activity)
    review()
    with time_machine.travel(timezone.now() + timedelta(days=61)):
        address = link()
    assert not fresh(activity).live
    return address


def test_what_is_hidden_answers_404_and_comes_back_as_it_was(
    client: Client, activity: ActivityPage
) -> None:
    draft = fresh(activity)
    draft.summary_lv = "Melnraksta kopsavilkums."
    draft.save_revision()
    latest = fresh(activity).latest_revision_id
    address = hidden(activity)
    url = str(fresh(activity).get_url())
    assert client.get(url).status_code == 404
    client.post(address, {"all": "1"})
    back = fresh(activity)
    assert client.get(url).status_code == 200
    assert back.summary_lv == "Robotikas darbnīca skolēniem."
    assert back.live_revision_id == activity.live_revision_id
    assert back.latest_revision_id == latest
    assert back.has_unpublished_changes


def test_the_gate_keeps_what_it_would_not_publish(client: Client, activity: ActivityPage) -> None:
    address = hidden(activity)
    ActivityPage.objects.filter(pk=activity.pk).update(summary_lv="", summary="")
    answer = client.post(address, {"all": "1"})
    assert answer.status_code == 422
    assert "Vienā vai divos teikumos" in answer.text
    assert not fresh(activity).live
    assert fresh(activity).last_verified is None


def test_what_a_person_withdrew_does_not_come_back(client: Client, activity: ActivityPage) -> None:
    due(activity)
    address = link()
    fresh(activity).unpublish()
    assert shown(client.get(address)) == []
    client.post(address, {"all": "1"})
    assert not fresh(activity).live
    with pytest.raises(NotPublicError):
        verify(activity.pk, None)


def test_publishing_what_was_hidden_begins_anew(activity: ActivityPage) -> None:
    hidden(activity)
    fresh(activity).save_revision().publish()
    assert fresh(activity).last_verified == timezone.localdate()
    assert not fresh(activity).is_overdue


def test_a_draft_and_its_publication_keep_what_is_on_record(activity: ActivityPage) -> None:
    draft = fresh(activity).save_revision()
    verify(activity.pk, None)
    Revision.objects.get(pk=draft.pk).publish()
    assert fresh(activity).last_verified == timezone.localdate()


def test_past_its_day_the_page_says_so(client: Client, activity: ActivityPage) -> None:
    address = str(activity.get_url())
    due(activity)
    assert "Sen neviens nav apstiprinājis" not in client.get(address).text
    due(activity, days=-1)
    assert "Sen neviens nav apstiprinājis" in client.get(address).text


def test_a_dry_run_writes_nothing(activity: ActivityPage) -> None:
    due(activity)
    assert [step.activity.pk for step in review(dry_run=True)] == [activity.pk]
    assert link()
    assert len(mail.outbox) == 1
