"""Every hostile upload is refused with its reason, and nothing of it is stored anywhere."""

from pathlib import Path
from time import monotonic

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import translation
from pytest_django import Settings
from wagtail.models import UploadedFile

from catalogue_pages.media.models import Attachment, Picture
from people.models import User
from tests.catalogue_pages.media.hostile import DOCUMENTS, PICTURES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PRIVATE_MEDIA_ROOT = tmp_path / "private"
    settings.LANGUAGE_CODE = "en"
    return tmp_path


@pytest.fixture
def admin(admin_user: User) -> Client:
    client = Client()
    client.force_login(admin_user)
    return client


def nothing_is_stored(folder: Path) -> bool:
    files = [path for path in folder.rglob("*") if path.is_file()]
    rows = [model.objects.count() for model in (Picture, Attachment, UploadedFile)]
    return not files and not any(rows)


def refusal(client: Client, room: str, name: str, content: bytes) -> str:
    """What the form of one file and that of several say at the file's field."""
    file = SimpleUploadedFile(name, content)
    answer = client.post(
        reverse(f"{room}:add"), {"title": "Augšupielāde", "file": file, "collection": "1"}
    )
    assert answer.status_code == 200
    said: str = "\n".join(answer.context["form"].errors["file"])
    several = client.post(
        reverse(f"{room}:add_multiple"), {"files[]": SimpleUploadedFile(name, content)}
    )
    assert several.status_code == 200
    assert several.json() == {"success": False, "error_message": said}
    return said


@pytest.mark.parametrize("case", PICTURES)
def test_a_hostile_picture_is_refused(admin: Client, folder: Path, case: str) -> None:
    make, reason = PICTURES[case]
    begun = monotonic()
    assert reason in refusal(admin, "wagtailimages", *make())
    assert monotonic() - begun < 30
    assert nothing_is_stored(folder)


@pytest.mark.parametrize("case", DOCUMENTS)
def test_a_hostile_document_is_refused(admin: Client, folder: Path, case: str) -> None:
    make, reason = DOCUMENTS[case]
    assert reason in refusal(admin, "wagtaildocs", *make())
    assert nothing_is_stored(folder)


@pytest.mark.parametrize(
    ("chooser", "prefix", "case"),
    [
        ("wagtailimages_chooser", "image-chooser-upload", PICTURES["SVG named PNG"]),
        ("wagtaildocs_chooser", "document-chooser-upload", DOCUMENTS["PDF with a script"]),
    ],
    ids=["picture", "document"],
)
def test_the_chooser_refuses_alike(
    admin: Client, folder: Path, chooser: str, prefix: str, case: tuple[object, str]
) -> None:
    make, reason = case
    assert callable(make)
    fields = {f"{prefix}-file": SimpleUploadedFile(*make()), f"{prefix}-title": "Augšupielāde"}
    answer = admin.post(reverse(f"{chooser}:create"), {**fields, f"{prefix}-collection": "1"})
    assert reason in answer.content.decode()
    assert nothing_is_stored(folder)


def test_the_reason_is_given_in_latvian(admin: Client, folder: Path, settings: Settings) -> None:
    settings.LANGUAGE_CODE = "lv"
    with translation.override("lv"):
        make, _reason = PICTURES["colours of print"]
        assert "CMYK" in refusal(admin, "wagtailimages", *make())
        assert "krāsas" in refusal(admin, "wagtailimages", *make())
