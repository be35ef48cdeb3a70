"""Pictures are sent from one address, which can withhold them."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from PIL import Image

from catalogue_pages.media.models import Picture
from catalogue_pages.media.renditions import of_widths

pytestmark = pytest.mark.django_db


@pytest.fixture
def picture() -> Picture:
    file = BytesIO()
    Image.new("RGB", (400, 300), "#b8321a").save(file, "PNG")
    return Picture.objects.create(title="Sarkans", file=ContentFile(file.getvalue(), "sarkans.png"))


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
