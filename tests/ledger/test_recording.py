"""What happens to anything public stands in the ledger, once and in order."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.db import OperationalError, transaction
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ContentPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Facility, Field
from editorial.freshness.verifying import verify
from ledger import activities as ledger_of_activities
from ledger import pages as ledger_of_pages
from ledger.models import Entry, Event, Kind
from ledger.reading import before, last_position, since
from ledger.recording import Happening, Seen, record
from ledger.signals import recorded
from search.engines.configured import engine as configured_engine
from search.engines.protocol import Engine
from search.indexing.working import IndexWorker
from tests.search.content import make_activity, make_picture

pytestmark = pytest.mark.django_db


def catch_up(position: int = 0) -> list[tuple[str, UUID]]:
    """Let the worker read what happened, and tell what the ledger then says after a position."""
    IndexWorker(configured_engine()).once()
    return [(one.event, one.identity) for one in since(position, [Kind.ACTIVITY])]


def test_an_activity_from_its_publication_to_its_end(activities: list[ActivityPage]) -> None:
    first, second = (one.public_id for one in activities)
    assert catch_up() == [(Event.PUBLISHED, first), (Event.PUBLISHED, second)]
    began = Entry.objects.get(identity=first).published_at
    activities[0].booking_url = "https://example.org/"
    activities[0].save_revision().publish()
    assert catch_up() == [(Event.PUBLISHED, second), (Event.CHANGED, first)]
    assert Entry.objects.get(identity=first).published_at == began
    activities[0].unpublish()
    assert catch_up() == [(Event.PUBLISHED, second), (Event.UNPUBLISHED, first)]
    activities[0].save_revision().publish()
    assert catch_up() == [(Event.PUBLISHED, second), (Event.PUBLISHED, first)]
    assert Entry.objects.get(identity=first).published_at > began
    ActivityPage.objects.get(pk=activities[0].pk).delete()
    assert catch_up() == [(Event.PUBLISHED, second), (Event.DELETED, first)]


def test_what_was_never_public_is_not_mentioned(
    activities: list[ActivityPage], provider: ProviderPage
) -> None:
    catch_up()
    position = last_position()
    draft = make_activity(provider, "Melnraksts", live=False)
    draft.delete()
    activities[0].name_lv = "Vēl nepublicēts nosaukums"
    activities[0].save_revision()
    assert catch_up(position) == []


def test_the_same_content_again_is_no_change(activities: list[ActivityPage]) -> None:
    catch_up()
    position = last_position()
    with transaction.atomic():
        Field.objects.get(code="science").save()
    assert catch_up(position) == []
    with transaction.atomic():
        field: Any = Field.objects.get(code="science")
        field.label_lv = "Dabas zinības"
        field.save()
    assert {event for event, _one in catch_up(position)} == {Event.CHANGED}


def test_a_provider_takes_its_activities_along(
    activities: list[ActivityPage], provider: ProviderPage
) -> None:
    catch_up()
    ledger_of_pages.look_through()
    position = last_position()
    provider.unpublish()
    ledger_of_pages.look_through()
    gone = {one.public_id for one in activities}
    assert set(catch_up(position)) == {(Event.UNPUBLISHED, one) for one in gone}
    (entry,) = since(0, [Kind.PROVIDER])
    assert (entry.event, entry.identity) == (Event.UNPUBLISHED, provider.public_id)


@pytest.mark.parametrize("way", ["expired", "restricted", "moved away"])
def test_however_it_ceases_to_be_public(way: str, activities: list[ActivityPage]) -> None:
    catch_up()
    position = last_position()
    moment = timezone.now() + timedelta(days=3)
    with transaction.atomic():
        if way == "expired":
            activities[0].expire_at = timezone.now() + timedelta(days=2)
            activities[0].save_revision().publish()
        elif way == "restricted":
            PageViewRestriction.objects.create(page=activities[0], restriction_type="login")
        else:
            Page.objects.get(depth=1).add_child(instance=ContentPage(name_lv="Cits", slug="cits"))
            activities[0].move(Page.objects.get(slug="cits"))
    with time_machine.travel(moment):
        assert catch_up(position) == [(Event.UNPUBLISHED, activities[0].public_id)]


def test_a_batch_that_is_done_again_changes_nothing(activities: list[ActivityPage]) -> None:
    identity = activities[0].public_id
    heard: list[Happening] = []

    def listen(happenings: list[Happening], **_signal: Any) -> None:
        heard.extend(happenings)

    recorded.connect(listen)
    try:
        record([Seen(Kind.ACTIVITY, identity, "one", 5)])
        record([Seen(Kind.ACTIVITY, identity, "two", 5)])
        record([Seen(Kind.ACTIVITY, identity, "zero", 4)])
        record([Seen(Kind.ACTIVITY, identity, None, 6)])
    finally:
        recorded.disconnect(listen)
    assert [(one.event, one.position) for one in heard] == [
        (Event.PUBLISHED, 1),
        (Event.UNPUBLISHED, 2),
    ]


def test_what_the_worker_never_read_is_found(engine: Engine, provider: ProviderPage) -> None:
    one = make_activity(provider, "Akvārijs")  # no index yet, and nobody keeps the journal
    IndexWorker(engine).once()
    Entry.objects.all().delete()
    assert ledger_of_activities.sweep() == 1
    assert ledger_of_activities.sweep() == 0
    assert catch_up() == [(Event.PUBLISHED, one.public_id)]
    ActivityPage.objects.filter(pk=one.pk).update(live=False)
    assert ledger_of_activities.sweep() == 1
    assert catch_up() == [(Event.UNPUBLISHED, one.public_id)]


def test_texts_and_providers_are_looked_through(
    activities: list[ActivityPage], provider: ProviderPage
) -> None:
    home = provider.get_parent().get_parent()
    text = home.add_child(instance=ContentPage(name_lv="Par programmu", slug="par"))
    assert ledger_of_pages.look_through() == 2
    assert ledger_of_pages.look_through() == 0
    text.save_revision().publish()
    assert ledger_of_pages.look_through() == 1
    (entry,) = since(0, [Kind.TEXT])
    assert (entry.event, entry.identity) == (Event.CHANGED, text.translation_key)


def test_reading_on_from_a_moment_misses_nothing(activities: list[ActivityPage]) -> None:
    catch_up()
    moment = timezone.now()
    activities[1].unpublish()
    assert catch_up(before(moment)) == [(Event.UNPUBLISHED, activities[1].public_id)]


def test_what_is_told_of_a_picture_changes_what_shows_it(
    activities: list[ActivityPage], provider: ProviderPage
) -> None:
    picture = make_picture()
    activities[0].picture = provider.logo = picture
    activities[0].save_revision().publish()
    provider.save_revision().publish()
    catch_up()
    ledger_of_pages.look_through()
    position = last_position()
    with transaction.atomic():
        picture.author = "Cits fotogrāfs"
        picture.save()
    assert catch_up(position) == [(Event.CHANGED, activities[0].public_id)]
    ledger_of_pages.look_through()
    assert [one.identity for one in since(position, [Kind.PROVIDER])] == [provider.public_id]
    ledger_of_pages.look_through()
    assert len(since(position, [Kind.PROVIDER])) == 1


def test_it_is_told_that_an_activity_is_still_true(activities: list[ActivityPage]) -> None:
    catch_up()
    position = last_position()
    verify(activities[1].pk, None, timezone.localdate() + timedelta(days=1))
    assert catch_up(position) == [(Event.CHANGED, activities[1].public_id)]


def test_a_label_that_is_told_and_not_indexed(activities: list[ActivityPage]) -> None:
    facility: Any = Facility.objects.create(code="garderobe", label_lv="Garderobe")
    activities[0].facilities.add(facility)
    activities[0].save_revision().publish()
    catch_up()
    position = last_position()
    with transaction.atomic():
        facility.label_lv = "Drēbju glabātava"
        facility.save()
    assert catch_up(position) == [(Event.CHANGED, activities[0].public_id)]


def test_deleted_when_it_was_public_no_longer(provider: ProviderPage) -> None:
    ledger_of_pages.look_through()
    provider.unpublish()
    ledger_of_pages.look_through()
    ledger_of_pages.look_through()
    assert [one.event for one in since(0, [Kind.PROVIDER])] == [Event.UNPUBLISHED]
    ProviderPage.objects.get(pk=provider.pk).delete()
    ledger_of_pages.look_through()
    assert [one.event for one in since(0, [Kind.PROVIDER])] == [Event.DELETED]


def test_what_could_not_be_written_down_is_not_missed(activities: list[ActivityPage]) -> None:
    catch_up()
    position = last_position()
    activities[0].booking_url = "https://example.org/"
    activities[0].save_revision().publish()

    def fail(**_signal: Any) -> None:
        raise OperationalError

    recorded.connect(fail)
    try:
        with pytest.raises(OperationalError):
            IndexWorker(configured_engine()).once()
    finally:
        recorded.disconnect(fail)
    assert last_position() == position
    assert catch_up(position) == [(Event.CHANGED, activities[0].public_id)]
