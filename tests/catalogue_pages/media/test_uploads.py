"""What is taken, how it is stored, and what is noticed about it."""

from collections.abc import Callable
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pytest_django import Settings
from wagtail.models import UploadedFile

from catalogue_pages.media.models import Attachment, Picture
from catalogue_pages.media.uploads import clean_picture
from people.models import User
from tests.catalogue_pages.media.hostile import WORD, chunk, drawn, pdf, zipped
from tests.search.content import make_activity, make_catalogue, make_picture, make_provider

pytestmark = pytest.mark.django_db

SECRET = b"57.3897N-21.5606E"
FORMATS = {"jpg": "JPEG", "png": "PNG", "webp": "WEBP", "avif": "AVIF", "heic": "HEIF"}


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


def telling(kind: str, colour: str = "orange", secret: bytes = SECRET) -> bytes:
    """A picture that tells a secret in EXIF, XMP and, where there are such, comments and texts."""
    exif = Image.Exif()
    exif[0x010E] = secret.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (57.0, 23.0, 20.0), 3: "E", 4: (21.0, 34.0, 0.0)})
    options: dict[str, Any] = {"exif": exif.tobytes(), "xmp": b"<x:xmpmeta>" + secret}
    if kind == "JPEG":
        options["comment"] = secret
    if kind == "PNG":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Author", secret.decode())
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", secret.decode())
    content = BytesIO()
    Image.new("RGB", (160, 120), colour).save(content, kind, **options)
    return content.getvalue()


def upload(client: Client, name: str, content: bytes) -> Any:
    return client.post(
        reverse("wagtailimages:add_multiple"), {"files[]": SimpleUploadedFile(name, content)}
    ).json()


@pytest.mark.parametrize("extension", FORMATS)
def test_every_format_is_taken_and_tells_nothing(admin: Client, extension: str) -> None:
    kind = FORMATS[extension]
    told = telling(kind)
    assert SECRET in told
    assert upload(admin, f"bilde.{extension}", told)["success"]
    picture = Picture.objects.get()
    stored = Path(picture.file.path).read_bytes()
    assert SECRET not in stored
    with Image.open(BytesIO(stored)) as image:
        assert (image.format, image.size) == (kind, (160, 120))
        assert not image.getexif().get_ifd(0x8825)
    shown = picture.get_rendition("width-100|format-jpeg")
    assert SECRET not in Path(shown.file.path).read_bytes()
    assert picture.shows_people is None


def test_a_thumbnail_inside_is_not_stored() -> None:
    # The second directory of EXIF holds a small JPEG: often the whole of what was cut away.
    small = drawn("JPEG", (40, 30))
    exif = Image.Exif()
    exif[0x010E] = "x"
    body = exif.tobytes() + small
    content = BytesIO()
    Image.new("RGB", (160, 120)).save(content, "JPEG", exif=body)
    assert small in content.getvalue()
    cleaned = clean_picture(ContentFile(content.getvalue(), "bilde.jpg")).read()
    assert small not in cleaned


@pytest.mark.parametrize(
    "addition",
    [drawn("JPEG", (40, 30)), b"\0\0\0\x18ftypmp42" + b"\x07" * 4000, b"SEFT" * 20],
    ids=["second view", "short film", "maker's notes"],
)
def test_what_telephones_add_is_left_out_and_no_reason_to_refuse(addition: bytes) -> None:
    cleaned = clean_picture(ContentFile(drawn("JPEG") + addition, "bilde.jpg")).read()
    assert addition not in cleaned
    assert Image.open(BytesIO(cleaned)).size == (64, 48)


def test_a_foreign_chunk_is_not_stored() -> None:
    png = drawn("PNG")
    content = png[:-12] + chunk(b"prVt", b"<script>alert(1)</script>") + png[-12:]
    assert b"<script>" not in clean_picture(ContentFile(content, "bilde.png")).read()


def test_what_waits_for_its_form_is_bare_too(admin: Client, folder: Path) -> None:
    answer = admin.post(
        reverse("wagtailimages:add_multiple"),
        {"files[]": SimpleUploadedFile("b.jpg", telling("JPEG")), "title": "t" * 300},
    ).json()
    assert answer["success"]
    assert not Picture.objects.exists()
    kept = Path(UploadedFile.objects.get().file.path)
    assert kept.stat().st_size > 0
    assert SECRET not in kept.read_bytes()


def test_the_same_picture_is_noticed_whatever_its_metadata(admin: Client) -> None:
    assert not upload(admin, "a.jpg", telling("JPEG"))["duplicate"]
    first = Picture.objects.get()
    again = upload(admin, "b.jpg", telling("JPEG", secret=b"another place"))
    assert again["duplicate"]
    assert reverse("wagtailimages:edit", args=[first.pk]) in again["confirm_duplicate_upload"]
    assert not upload(admin, "c.jpg", telling("JPEG", colour="navy"))["duplicate"]


def test_a_use_is_counted_once_a_place(admin: Client) -> None:
    provider = make_provider(make_catalogue(), "Muzejs")
    picture = make_picture()
    activity = make_activity(provider, "Roboti", picture=picture)
    listed = reverse("wagtailimages:index") + "?layout=list"
    assert picture.get_usage().count() == 1
    assert [one.usage_count for one in admin.get(listed).context["images"]] == [1]
    block = {"type": "picture", "value": {"picture": picture.pk, "caption": ""}}
    for language in ("lv", "en"):
        body = activity.body_lv.stream_block.to_python([block])
        setattr(activity, f"body_{language}", body)
    activity.save_revision().publish()
    assert picture.get_usage().count() == 1  # one page
    assert [one.usage_count for one in admin.get(listed).context["images"]] == [3]
    usage = admin.get(picture.usage_url).content.decode()
    assert usage.count("Roboti") >= 1


def good_pdf(made: pikepdf.Pdf) -> None:
    """A PDF as word processors write it: with a view to open it at, a link and an outline."""
    page = made.pages[0].obj
    made.Root.OpenAction = pikepdf.Array([page, pikepdf.Name.Fit])
    link = pikepdf.Dictionary({"/S": pikepdf.Name.URI, "/URI": "https://www.example.lv/"})
    page.Annots = pikepdf.Array(
        [pikepdf.Dictionary({"/Subtype": pikepdf.Name.Link, "/A": made.make_indirect(link)})]
    )


DOCUMENTS: dict[str, Callable[[], bytes]] = {
    "lapa.pdf": lambda: pdf(good_pdf),
    "lapa.docx": lambda: zipped(WORD),
    "lapa.ods": lambda: zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}),
    "lapa.txt": "Ķekava, 5 < 6".encode,
    "veca.txt": partial("Ķekava".encode, "windows-1257"),
    "filma.vtt": lambda: b"\xef\xbb\xbfWEBVTT\n\n00:00.000 --> 00:01.000\nSveiki\n",
    "filma.mp4": lambda: b"\0\0\0\x18ftypmp42" + b"\0" * 100,
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_ordinary_document_is_taken_and_sent_as_an_attachment(admin: Client, name: str) -> None:
    content = DOCUMENTS[name]()
    file = SimpleUploadedFile(name, content)
    answer = admin.post(
        reverse("wagtaildocs:add"), {"title": "Lapa", "file": file, "collection": "1"}
    )
    assert answer.status_code == 302
    stored = Attachment.objects.get()
    sent = Client().get(stored.url)
    assert b"".join(sent) == content
    assert sent["Content-Disposition"].startswith("attachment")
    assert sent["X-Content-Type-Options"] == "nosniff"
    assert Client().get(stored.file.url).status_code == 404
