"""Those who linked to a document hear of it when an editor withholds it, once."""

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.utils import timezone
from pytest_django import Settings

from catalogue_pages.media.marking import withheld
from catalogue_pages.media.models import Attachment, Video
from catalogue_pages.media.withholding_documents import give, withhold
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from mailing.models import Delivery
from people.models import User
from tests.persons import make_person
from tests.search.content import make_activity, make_picture, make_provider

EVENT = "document-withheld"


@pytest.fixture
def document(
    catalogue: CataloguePage,
    provider: ProviderPage,
    ilze: User,
    rita: User,
    settings: Settings,
    tmp_path: Path,
) -> Attachment:
    """Linked to by one provider's activity, and the captions of a film of another one."""
    settings.MEDIA_ROOT, settings.PRIVATE_MEDIA_ROOT = tmp_path / "media", tmp_path / "private"
    made = Attachment.objects.create(title="Titri", file=ContentFile(b"WEBVTT", name="t.vtt"))
    video = Video.objects.create(title_lv="Filma", captions_lv=made, poster=make_picture("red"))
    film = [{"type": "video", "value": {"video": video.pk}}]
    other = make_provider(catalogue, "Observatorija")
    make_person("anna", other)
    make_person("uldis", make_provider(catalogue, "Parks"))
    make_activity(
        provider, "Roboti", description_lv=f'<a linktype="document" id="{made.pk}">titri</a>'
    )
    make_activity(other, "Zvaigznes", body_lv=json.dumps(film), body_en="[]")
    return made


def told() -> list[str]:
    found = Delivery.objects.filter(event=EVENT)
    return sorted(one.recipient.removesuffix("@example.org") for one in found)


def test_its_providers_and_the_editors_are_told_once(document: Attachment) -> None:
    withhold(document)
    withhold(Attachment.objects.get())
    assert told() == ["anna", "ilze", "rita"]
    letter = Delivery.objects.get(recipient="ilze@example.org")
    assert "Titri" in letter.subject
    assert "Roboti" in letter.text
    assert "Zvaigznes" not in letter.text
    assert "Zvaigznes" in Delivery.objects.get(recipient="rita@example.org").text


def test_the_next_time_is_told_anew(document: Attachment) -> None:
    withhold(document)
    give(document)
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        withhold(document)
    assert told() == ["anna", "anna", "ilze", "ilze", "rita", "rita"]


def test_whoever_cannot_be_told_keeps_no_document_given(document: Attachment) -> None:
    def fails(**_kwargs: Any) -> None:
        Attachment.objects.filter(pk="no number").exists()

    withheld.connect(fails)
    try:
        withhold(document)
    finally:
        withheld.disconnect(fails)
    assert Attachment.objects.get().withheld
