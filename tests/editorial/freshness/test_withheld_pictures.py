"""An activity whose picture is withheld: confirmed and drafted all the same, not published anew."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.consents import Consent, Scope
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.models import Season
from editorial.freshness.verifying import hide, verify
from editorial.moderation.submission import submit
from people.models import User
from tests.catalogue_pages.activities.test_editing import PUBLISH, edit
from tests.catalogue_pages.forms import errors_at
from tests.editorial.bulk.test_bulk import press
from tests.editorial.freshness.test_link import due, link
from tests.editorial.moderation.conftest import change
from tests.editorial.rows import fresh
from tests.search.content import make_activity, make_picture

NOTE = "is not shown: no consent allows it any more."
REMEDY = "Choose another picture, or record a new consent"


@pytest.fixture
def pictured(activity: ActivityPage, settings: Settings, tmp_path: Path) -> ActivityPage:
    """Published with a picture whose consent was withdrawn afterwards."""
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = tmp_path / "media", tmp_path / "private"
    today = timezone.localdate()
    picture = make_picture()
    picture.shows_people = True
    picture.save()
    Consent.objects.create(
        picture=picture,
        scope=Scope.CATALOGUE,
        given_by="Skolēnu vecāki",
        given_on=today,
        expires_on=today + timedelta(days=30),
    )
    activity.picture = picture
    activity.save_revision().publish()
    withdraw(picture)
    return fresh(activity)


def test_an_editor_confirms_it_and_is_told(editor: Client, pictured: ActivityPage) -> None:
    answer = press(editor, "verify", pictured)
    assert "1 page has been changed" in answer.text
    assert NOTE in answer.text
    assert fresh(pictured).last_verified == timezone.localdate()


def test_its_people_confirm_it_by_the_letter(
    client: Client, pictured: ActivityPage, ilze: User
) -> None:
    due(pictured)
    address = link()
    assert "netiek rādīts" in client.get(address).text
    assert client.post(address, {"activity": str(pictured.public_id)}).status_code == 302
    assert fresh(pictured).last_verified == timezone.localdate()


def test_what_was_hidden_comes_back_without_the_picture(
    client: Client, pictured: ActivityPage, ilze: User
) -> None:
    due(pictured, days=-60)
    link()
    review = pictured.reviews.get()
    hide(fresh(pictured), review, timezone.localdate())
    verify(pictured.pk, ilze)
    assert fresh(pictured).live
    page = client.get(fresh(pictured).get_url()).text
    assert "Robotikas darbnīca" in page
    assert "/media/images/" not in page


def test_a_draft_is_saved_and_the_form_says_what_to_do(
    editor: Client, pictured: ActivityPage
) -> None:
    address = f"/admin/pages/{pictured.pk}/edit/"
    assert NOTE in editor.get(address).text
    answer = edit(editor, pictured, name_lv="Robotu darbnīca")
    assert answer.status_code == 302
    assert fresh(pictured).get_latest_revision_as_object().name_lv == "Robotu darbnīca"
    assert fresh(pictured).name_lv == "Robotikas darbnīca"


def test_seasons_and_contact_of_many_do_not_hang_on_the_picture(
    editor: Client, pictured: ActivityPage, provider: ProviderPage
) -> None:
    other = make_activity(provider, "Dinozauri")
    autumn = Season.objects.get(code="autumn")
    answer = press(editor, "set_seasons", pictured, other, seasons=[autumn.pk], how="replace")
    assert "2 pages have been changed" in answer.text
    assert NOTE in answer.text
    booking = "https://example.org/pieteikties"
    press(editor, "change_contact", pictured, other, booking_url=booking)
    for page in (fresh(pictured), fresh(other)):
        assert [one.code for one in page.seasons.all()] == ["autumn"]
        assert page.booking_url == booking
    assert not fresh(pictured).has_unpublished_changes
    shown = Client().get(fresh(pictured).get_url()).text
    assert booking in shown
    assert "/media/images/" not in shown


def test_what_many_pages_lack_otherwise_still_counts(
    editor: Client, pictured: ActivityPage
) -> None:
    ActivityPage.objects.filter(pk=pictured.pk).update(summary_lv="", summary="")
    answer = press(editor, "change_contact", pictured, booking_url="https://example.org")
    assert "“Robotikas darbnīca” cannot be published" in answer.text
    assert REMEDY not in answer.text
    assert fresh(pictured).booking_url == ""


def test_publishing_is_refused_at_the_field(editor: Client, pictured: ActivityPage) -> None:
    answer = edit(editor, pictured, name_lv="Robotu darbnīca", **PUBLISH)
    said = errors_at(answer, "picture")
    assert REMEDY in said
    assert fresh(pictured).name_lv == "Robotikas darbnīca"


def test_a_new_date_goes_live_and_other_words_wait(pictured: ActivityPage, ilze: User) -> None:
    change(pictured, ilze, booking_url="https://example.org/jauns")
    assert submit(pictured, ilze) == []
    assert fresh(pictured).booking_url == "https://example.org/jauns"
    change(pictured, ilze, name_en="Robots")
    assert "picture" in [one.field for one in submit(pictured, ilze)]
    assert fresh(pictured).name_en != "Robots"
