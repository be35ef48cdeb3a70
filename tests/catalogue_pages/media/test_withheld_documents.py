"""A document that an editor withholds is gone from its address and from pages; later, for good."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.media.erasing import KEPT, erase_withheld
from catalogue_pages.media.models import Attachment, Picture, Video
from catalogue_pages.media.withholding import withdraw
from catalogue_pages.media.withholding_documents import finish
from catalogue_pages.providers.models import ProviderPage
from duties import registry
from people.groups import make_groups
from people.models import User
from people.roles import AUDITOR
from tests.catalogue_pages.media.consenting import Committing, committing, files, folders
from tests.persons import in_group, make_person, signed_in
from tests.search.content import make_activity, make_picture
from tests.search.indexing.conftest import catalogue, provider

__all__ = ["catalogue", "committing", "folders", "provider"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("folders")]


@pytest.fixture
def document() -> Attachment:
    return Attachment.objects.create(
        title="Darba lapa", file=ContentFile(b"Roboti", name="darba-lapa.txt")
    )


@pytest.fixture
def activity(provider: ProviderPage, document: Attachment) -> ActivityPage:
    link = f'<p><a linktype="document" id="{document.pk}">lapa</a></p>'
    body = [
        {"type": "document", "value": {"document": document.pk, "description": "Uzdevumi"}},
        {"type": "text", "value": link},
    ]
    return make_activity(
        provider, "Roboti", description_lv=link, body_lv=json.dumps(body), body_en="[]"
    )


@pytest.fixture
def admin(admin_user: User, settings: Settings) -> Client:
    settings.LANGUAGE_CODE = "en"
    client = Client()
    client.force_login(admin_user)
    return client


def press(admin: Client, document: Attachment, **given: Any) -> Any:
    address = reverse("wagtaildocs:edit", args=[document.pk])
    form = {"title": document.title, "collection": document.collection_id, "author": "Muzejs"}
    return admin.post(address, {**form, **given})


def page_of(activity: ActivityPage) -> str:
    answer = Client().get(f"/lv/{activity.url_path.removeprefix('/sakums/')}")
    assert answer.status_code == 200
    return answer.text


def test_it_is_gone_and_comes_back(
    admin: Client,
    document: Attachment,
    activity: ActivityPage,
    folders: Path,
    committing: Committing,
) -> None:
    address = document.url
    before = Client().get(address)
    assert (before.status_code, before["Cache-Control"]) == (200, "private, max-age=60")
    assert page_of(activity).count(address) == 3
    with committing():
        assert press(admin, document, withhold="on").status_code == 302
    assert Client().get(address).status_code == 404
    assert address not in page_of(activity)
    assert "Darba lapa" not in page_of(activity)
    assert files(folders) == [f"private/withheld/attachment-{document.pk}/darba-lapa.txt"]
    assert f'value="{document.pk}"' not in admin.get(reverse("wagtaildocs_chooser:choose")).text
    with committing():
        press(admin, document)
    document.refresh_from_db()
    assert Client().get(document.url).status_code == 200
    assert page_of(activity).count(document.url) == 3


def test_who_may_change_it_opens_it_from_private_storage(
    admin: Client, document: Attachment, provider: ProviderPage, committing: Committing
) -> None:
    with committing():
        press(admin, document, withhold="on")
    address = reverse("document_file", args=[document.pk])
    assert f'href="{address}"' in admin.get(reverse("wagtaildocs:edit", args=[document.pk])).text
    answer = admin.get(address)
    assert b"".join(answer.streaming_content) == b"Roboti"  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == 'attachment; filename="darba-lapa.txt"'
    assert "no-store" in answer["Cache-Control"]
    make_groups()
    others = [Client(), signed_in(make_person("ilze", provider))]
    others.append(signed_in(in_group("auditore", AUDITOR.name)))
    assert [other.get(address).status_code for other in others] == [302, 403, 302]


def test_a_film_and_its_captions_go(provider: ProviderPage) -> None:
    film = Attachment.objects.create(title="Filma", file=ContentFile(b"x", name="filma.mp4"))
    words = Attachment.objects.create(title="Titri", file=ContentFile(b"WEBVTT", name="t.vtt"))
    video = Video.objects.create(
        title_lv="Filma", file=film, captions_lv=words, poster=make_picture("red")
    )
    body = [{"type": "video", "value": {"video": video.pk}}]
    activity = make_activity(provider, "Droni", body_lv=json.dumps(body), body_en="[]")
    assert film.url in page_of(activity)
    Attachment.objects.update(withheld=True)
    page = page_of(activity)
    assert film.url not in page
    assert words.url not in page


def test_what_was_interrupted_is_finished(document: Attachment, folders: Path) -> None:
    Attachment.objects.update(withheld=True)
    for _again in range(2):
        finish()
    document.refresh_from_db()
    assert document.file.name == f"withheld/attachment-{document.pk}/darba-lapa.txt"
    assert document.file.read() == b"Roboti"


@pytest.fixture
def withheld(document: Attachment, admin: Client, committing: Committing) -> Picture:
    """A document and a picture of people, both withheld."""
    picture = make_picture()
    with committing():
        press(admin, document, withhold="on")
        withdraw(picture)
    return picture


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("erase_withheld", *arguments, stdout=out)
    return out.getvalue()


def test_files_are_erased_after_the_stated_time(
    withheld: Picture, document: Attachment, folders: Path, committing: Committing
) -> None:
    kept = [name for name in files(folders) if name.startswith("private/")]
    assert len(kept) == 2
    with time_machine.travel(timezone.now() + KEPT - timedelta(hours=1)), committing():
        assert said() == "0 files erased.\n"
    with time_machine.travel(timezone.now() + KEPT + timedelta(hours=1)):
        with committing():
            assert "2 files would be erased." in said("--dry-run")
        assert [name for name in files(folders) if name.startswith("private/")] == kept
        duty = next(one for one in registry.duties() if one.name == "erase-withheld")
        with committing():
            duty.do()
        assert not [name for name in files(folders) if name.startswith("private/")]
        assert json.loads(said("--json")) == []
    assert Picture.objects.filter(pk=withheld.pk, withheld=True).exists()
    assert Attachment.objects.filter(pk=document.pk, withheld=True).exists()


@pytest.fixture
def erased(withheld: Picture, committing: Committing) -> Picture:
    with committing():
        erase_withheld(timezone.now() + KEPT + timedelta(hours=1))
    return withheld


def test_what_was_erased_is_uploaded_again(
    admin: Client, erased: Picture, document: Attachment, committing: Committing
) -> None:
    assert admin.get(reverse("wagtailimages:edit", args=[erased.pk])).status_code == 200
    assert admin.get(reverse("document_file", args=[document.pk])).status_code == 404
    refused = press(admin, document)
    assert "Its file was erased. Upload it again first." in refused.text
    with committing():
        press(admin, document, file=ContentFile(b"Jauna lapa", name="jauna.txt"))
    document.refresh_from_db()
    assert b"".join(Client().get(document.url).streaming_content) == b"Jauna lapa"  # type: ignore[attr-defined]
