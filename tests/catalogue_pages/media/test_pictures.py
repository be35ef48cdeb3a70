"""Pictures as they are stored."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytest_django import Settings

from catalogue_pages.media.models import Picture
from catalogue_pages.media.rules import lacking_rights
from people.models import User

pytestmark = pytest.mark.django_db
GPS = 0x8825
ORIENTATION = 0x0112
VENTSPILS = {1: "N", 2: (57.0, 23.0, 20.0), 3: "E", 4: (21.0, 34.0, 0.0)}


@pytest.fixture(autouse=True)
def media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def taken_with_a_telephone(kind: str, orientation: int = 1) -> "ContentFile[bytes]":
    exif = Image.Exif()
    exif[0x010F] = "Maker"
    exif[ORIENTATION] = orientation
    exif.get_ifd(GPS).update(VENTSPILS)
    content = BytesIO()
    options = {"pnginfo": PngInfo()} if kind == "png" else {}
    if kind == "png":
        options["pnginfo"].add_text("Author", "Somebody")
    Image.new("RGB", (60, 40), "orange").save(content, kind, exif=exif, **options)
    return ContentFile(content.getvalue(), name=f"bilde.{kind}")


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif"])
def test_where_a_picture_was_taken_is_not_stored(kind: str) -> None:
    picture = Picture.objects.create(title="Bilde", file=taken_with_a_telephone(kind))
    stored = Image.open(picture.file.path)
    assert stored.format == kind.upper()
    assert stored.size == (picture.width, picture.height) == (60, 40)
    assert not dict(stored.getexif())
    assert not getattr(stored, "text", None)
    assert b"Maker" not in Path(picture.file.path).read_bytes()
    assert picture.file_size in {None, Path(picture.file.path).stat().st_size}


def test_a_turned_picture_stays_upright() -> None:
    picture = Picture.objects.create(title="Bilde", file=taken_with_a_telephone("jpeg", 6))
    rendition = Image.open(picture.get_rendition("width-30|format-jpeg").file.path)
    assert rendition.height > rendition.width
    assert not rendition.getexif().get_ifd(GPS)


def test_an_upload_in_the_admin_is_stored_without_its_place(admin_user: User) -> None:
    client = Client()
    client.force_login(admin_user)
    fields = {"title": "Bilde", "file": taken_with_a_telephone("jpeg"), "collection": "1"}
    assert client.post(reverse("wagtailimages:add"), fields).status_code == 302
    picture = Picture.objects.get()
    assert not dict(Image.open(picture.file.path).getexif())
    assert picture.file_size == Path(picture.file.path).stat().st_size


def test_the_mark_that_a_picture_is_decorative_is_kept() -> None:
    made = Picture.objects.create(
        title="Bilde",
        file=taken_with_a_telephone("jpeg"),
        is_decorative=True,
        author="Muzejs",
        licence="own",
        shows_people=False,
    )
    picture = Picture.objects.get(pk=made.pk)
    assert picture.is_decorative
    assert lacking_rights(picture) == []
    picture.save()
    assert Picture.objects.get(pk=made.pk).is_decorative
