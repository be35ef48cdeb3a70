"""Pictures are sent from one address, which can withhold them."""

import re
from io import BytesIO, StringIO

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.test import Client
from PIL import Image

from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import of_widths

pytestmark = pytest.mark.django_db


def red(name: str = "sarkans") -> Picture:
    file = BytesIO()
    Image.new("RGB", (400, 300), "#b8321a").save(file, "PNG")
    content = ContentFile(file.getvalue(), f"{name}.png")
    return Picture.objects.create(title="Sarkans", file=content)


@pytest.fixture
def picture() -> Picture:
    return red()


def test_every_size_and_format_is_sent_and_never_larger_than_the_picture(
    client: Client, picture: Picture
) -> None:
    sizes = of_widths(picture, [200, 900])
    assert {(size.width, size.type) for size in sizes} == {
        (width, f"image/{kind}") for width in (200, 400) for kind in ("avif", "webp", "jpeg")
    }
    for size in sizes:
        answer = client.get(size.address)
        assert answer.status_code == 200
        assert answer["Content-Type"] == size.type
        assert "max-age=60" in answer["Cache-Control"]
        with Image.open(BytesIO(b"".join(answer.streaming_content))) as shown:  # type: ignore[attr-defined]
            assert shown.size == (size.width, size.height)


def test_nobody_guesses_the_address_of_a_picture_that_no_page_shows(picture: Picture) -> None:
    first, second = (of_widths(made, [200])[0].address for made in (picture, red()))
    for address in (first, second):
        assert re.fullmatch(
            r"/media/images/sarkans[\w]*\.width-200\.format-avif_[A-Za-z0-9]{22}\.avif", address
        )
    assert first[-27:] != second[-27:]


def test_a_long_name_leaves_room_for_what_nobody_guesses(client: Client) -> None:
    (size, *_rest) = of_widths(red("x" * 90), [200])
    assert len(size.address.removeprefix("/media/")) < 100
    assert client.get(size.address).status_code == 200


def test_renditions_with_names_of_before_get_others(client: Client, picture: Picture) -> None:
    old = of_widths(picture, [200])[0].address
    call_command("wagtail_update_image_renditions", stdout=StringIO())
    assert client.get(old).status_code == 404
    new = of_widths(Picture.objects.get(), [200])[0].address
    assert client.get(new).status_code == 200


def test_a_withheld_picture_is_gone_from_its_own_address(client: Client, picture: Picture) -> None:
    address = of_widths(picture, [200])[0].address
    picture.withheld = True
    picture.save()
    assert client.get(address).status_code == 404
    assert of_widths(picture, [200]) == []


@pytest.mark.parametrize("name", ["none.jpg", "..%2Foriginal_images%2Fsarkans.png"])
def test_no_other_file_has_an_address(client: Client, picture: Picture, name: str) -> None:
    assert client.get(f"/media/images/{name}").status_code == 404
    assert client.get(picture.file.url).status_code == 404
