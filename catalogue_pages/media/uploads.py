"""What may be uploaded as a picture: it is looked at, decoded, and written anew.

What is stored was written by our own encoder. So no metadata, no second content and no damage comes
along, whatever the file held.
"""

import struct
from io import BytesIO
from pathlib import PurePath
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image
from pillow_heif import register_heif_opener

from catalogue_pages.media.metadata import rewritten
from catalogue_pages.media.trailing import hides_something

register_heif_opener()

NAMES: Final = {
    "JPEG": ("jpg", "jpeg"),
    "MPO": ("jpg", "jpeg"),
    "PNG": ("png",),
    "WEBP": ("webp",),
    "AVIF": ("avif",),
    "HEIF": ("heic",),
}
"""The formats that are taken, and how files of each are named."""
_DECODERS: Final = ("JPEG", "PNG", "WEBP", "AVIF", "HEIF")  # that of JPEG finds MPO
SHORTEST: Final = 32
LONGEST: Final = 12_000
"""Pixels of a side."""
_MODES: Final = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
_BROKEN: Final = (OSError, SyntaxError, ValueError, EOFError, RuntimeError, struct.error)
"""What decoders raise on damaged files."""


def clean_picture(file: "File[Any]") -> "ContentFile[bytes]":
    """An uploaded picture as it may be stored, without metadata. Raises ValidationError.

    What it is, its content says; the name must agree.
    """
    content = _read(file)
    image = _opened(content)
    kind = image.format or ""
    name = PurePath(file.name or "").name
    extension = PurePath(name).suffix.lower().lstrip(".")
    if extension not in NAMES[kind]:
        raise ValidationError(
            _("The file's name ends in “.%(extension)s”, but its content is %(kind)s.")
            % {"extension": extension, "kind": kind},
            code="wrong_type",
        )
    _judge(image, kind)
    if hides_something(content, kind):
        raise ValidationError(
            _("Something else is hidden behind the picture. Save it anew and upload that."),
            code="polyglot",
        )
    return ContentFile(_written(image), name=name)


def _read(file: "File[Any]") -> bytes:
    limit: int = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    if not file.size:
        raise ValidationError(_("The file is empty."), code="empty")
    if file.size > limit:
        raise ValidationError(
            _("The file has %(size)s; a picture may have %(limit)s at most.")
            % {"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
            code="too_large",
        )
    file.open()
    content: bytes = file.read()
    return content


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(content), formats=_DECODERS)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        raise ValidationError(
            _("This is no picture in JPEG, PNG, WebP, AVIF or HEIC."), code="not_a_picture"
        ) from error


def _judge(image: Image.Image, kind: str) -> None:
    width, height = image.size
    if width * height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
        raise _too_many_pixels()
    if max(width, height) > LONGEST or min(width, height) < SHORTEST:
        raise ValidationError(
            _(
                "The picture measures %(width)s × %(height)s pixels; "
                "each side may have %(least)s to %(most)s."
            )
            % {"width": width, "height": height, "least": SHORTEST, "most": LONGEST},
            code="dimensions",
        )
    # A second view behind a JPEG, or a series in HEIC, is a telephone's: the first one is taken.
    if kind in {"PNG", "WEBP", "AVIF"} and getattr(image, "n_frames", 1) > 1:
        raise ValidationError(
            _("The picture moves. Upload a still one, or a video."), code="animated"
        )
    if image.mode not in _MODES:
        raise ValidationError(
            _("The colours (%(mode)s) are not those of a screen. Save the picture in RGB.")
            % {"mode": image.mode},
            code="colours",
        )


def _written(image: Image.Image) -> bytes:
    try:
        image.load()
        return rewritten(image)
    except Image.DecompressionBombError as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        raise ValidationError(
            _("The picture is damaged or was not uploaded whole. Upload it once more."),
            code="damaged",
        ) from error


def _too_many_pixels() -> ValidationError:
    return ValidationError(
        _("The picture has too many pixels; %(most)s million are the most.")
        % {"most": settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000},
        code="too_many_pixels",
    )
