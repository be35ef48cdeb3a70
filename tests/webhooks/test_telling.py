"""A message says what happened to what, and nothing of what is not public when it is sent."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ContentPage
from catalogue_pages.providers.models import ProviderPage
from ledger import pages as ledger_of_pages
from search.engines.configured import engine as configured_engine
from search.engines.protocol import Engine
from search.indexing.working import IndexWorker
from tests.ledger.conftest import activities, catalogue, engine, provider
from tests.search.content import make_activity
from tests.webhooks.conftest import make_subscriber
from tests.webhooks.receiver import Receiver
from webhooks.delivering import deliver_due

__all__ = ["activities", "catalogue", "engine", "provider"]

pytestmark = pytest.mark.django_db
SECRET = "slepena-darbnica"


def worker() -> None:
    IndexWorker(configured_engine()).once()


def said(receiver: Receiver) -> list[dict[str, Any]]:
    """What has arrived since it was last asked."""
    taken = [json.loads(one.body) for one in receiver.messages]
    receiver.messages.clear()
    return taken


def test_an_activity_from_its_publication_to_its_end(
    receiver: Receiver, activities: list[ActivityPage]
) -> None:
    make_subscriber(receiver.url)
    worker()
    assert deliver_due() == 2
    first = next(one for one in said(receiver) if one["data"]["id"] == str(activities[0].public_id))
    assert first["type"] == "activity.published"
    assert first["timestamp"][:4].isdigit()
    assert first["data"]["kind"] == "activity"
    identity = activities[0].public_id
    assert first["data"]["api"] == f"http://localhost:8000/api/v1/activities/{identity}"
    assert first["data"]["pages"] == {
        language: f"http://localhost:8000/{language}/katalogs/ventspils-muzejs/akvarijs/"
        for language in ("lv", "en")
    }
    position = first["data"]["position"]
    for happened, act in (
        ("changed", lambda: _publish(activities[0])),
        ("unpublished", activities[0].unpublish),
        ("deleted", lambda: ActivityPage.objects.get(pk=activities[0].pk).delete()),
    ):
        act()
        worker()
        deliver_due()
        (one,) = said(receiver)
        assert one["type"] == f"activity.{happened}"
        assert one["data"]["id"] == str(identity)
        assert one["data"]["position"] > position
        assert (one["data"]["pages"] is None) == (happened != "changed")
        position = one["data"]["position"]


def _publish(activity: ActivityPage) -> None:
    activity.booking_url = "https://example.org/"
    activity.save_revision().publish()


def test_providers_and_texts(receiver: Receiver, provider: ProviderPage) -> None:
    make_subscriber(receiver.url)
    home = provider.get_parent().get_parent()
    home.add_child(instance=ContentPage(name_lv="Par programmu", slug="par-programmu"))
    ledger_of_pages.look_through()
    assert deliver_due() == 2
    told = {one["type"]: one["data"] for one in said(receiver)}
    assert told["provider.published"]["id"] == str(provider.public_id)
    assert told["provider.published"]["pages"]["en"].endswith("/en/katalogs/ventspils-muzejs/")
    assert told["text.published"]["pages"]["lv"] == "http://localhost:8000/lv/par-programmu/"
    for one in told.values():
        at = urlsplit(one["api"]).path
        assert Client().get(at).json()["id"] == one["id"]


def _expire(activity: ActivityPage) -> None:
    ActivityPage.objects.filter(pk=activity.pk).update(expire_at=timezone.now())


def _end(activity: ActivityPage) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    ActivityPage.objects.filter(pk=activity.pk).update(valid_to=yesterday)


def _restrict(activity: ActivityPage) -> None:
    PageViewRestriction.objects.create(page=activity, restriction_type="login")


def _restrict_above(activity: ActivityPage) -> None:
    _restrict(activity.get_parent())


def _take_provider_away(activity: ActivityPage) -> None:
    activity.get_parent().specific.unpublish()


def _move_away(activity: ActivityPage) -> None:
    elsewhere = Page.objects.get(depth=1).add_child(instance=ContentPage(name_lv="x", slug="x"))
    activity.move(elsewhere)


@pytest.mark.parametrize(
    "hide",
    [
        lambda activity: activity.unpublish(),
        lambda activity: activity.delete(),
        *(_expire, _end, _restrict, _restrict_above, _take_provider_away, _move_away),
    ],
    ids=[
        "unpublished",
        "deleted",
        "expired",
        "ended",
        "closed",
        "closed above",
        "provider",
        "moved",
    ],
)
def test_what_is_hidden_before_the_message_is_sent_is_not_named(
    receiver: Receiver,
    engine: Engine,
    provider: ProviderPage,
    activities: list[ActivityPage],
    hide: Callable[[ActivityPage], None],
) -> None:
    activity = make_activity(provider, "Slepena darbnīca", summary_lv="Slepena darbnica tumsā")
    make_subscriber(receiver.url)
    worker()
    with transaction.atomic():
        hide(ActivityPage.objects.get(pk=activity.pk))
    with time_machine.travel(timezone.now() + timedelta(seconds=5)):
        deliver_due()
        worker()
        ledger_of_pages.look_through()
        deliver_due()
    whole = "\n".join(message.body for message in receiver.messages)
    assert str(activity.public_id) in whole
    assert SECRET not in whole
    assert "Slepen" not in whole


def test_drafts_are_never_mentioned(
    receiver: Receiver, activities: list[ActivityPage], provider: ProviderPage
) -> None:
    worker()
    make_subscriber(receiver.url)
    draft = make_activity(provider, "Slepena darbnīca", live=False)
    activities[0].name_lv = "Slepens nosaukums"
    activities[0].save_revision()
    scheduled = make_activity(provider, "Slepena vēlāk", live=False)
    scheduled.go_live_at = timezone.now() + timedelta(days=1)
    scheduled.save_revision().publish()
    worker()
    ledger_of_pages.look_through()
    deliver_due()
    assert [one["type"] for one in said(receiver)] == ["provider.published"]
    draft.delete()
    worker()
    assert deliver_due() == 0
