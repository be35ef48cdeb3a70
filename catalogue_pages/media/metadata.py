"""Pictures are stored without what a camera or program wrote into them.

A photograph may tell where a child stood, when, and whose telephone it was; Wagtail keeps all of it
in the original and in the JPEG and PNG renditions that anybody may fetch.
"""

from io import BytesIO
from typing import Any, Final

from django.core.files.base import ContentFile, File
from PIL import Image

_ORIENTATION: Final = 0x0112
_KEPT: Final = frozenset({"icc_profile", "gamma", "transparency", "dpi", "loop", "duration"})
"""What decides how a picture looks."""
_QUALITY: Final[dict[str, dict[str, Any]]] = {
    "JPEG": {"quality": "keep"},  # the same tables, so that nothing is lost a second time
    "MPO": {"quality": 95},
    "WEBP": {"quality": 95},
    "AVIF": {"quality": 90},
    "HEIF": {"quality": 90},
}
_WRITTEN_AS: Final = {"MPO": "JPEG"}
"""Some telephones put a second picture, with metadata of its own, behind the first."""


_BARE_EXIF: Final = 64
"""Bytes of EXIF that hold an orientation and nothing else."""


def without_metadata(file: "File[bytes]") -> "ContentFile[bytes] | None":
    """The picture without EXIF, XMP, IPTC and comments; None when it holds none of them.

    Format, size, colours, orientation and animation stay. Raises OSError when the file cannot be
    read as a picture.
    """
    file.open()
    image = Image.open(file)
    found = image.format or ""
    if found not in _WRITTEN_AS and not _tells(image):
        file.seek(0)
        return None
    return ContentFile(rewritten(image), name=file.name)


def rewritten(image: Image.Image) -> bytes:
    """A picture written anew: nothing that stood beside what it shows comes along."""
    content = BytesIO()
    image.save(content, **_options(image, image.format or ""))
    return content.getvalue()


def _tells(image: Image.Image) -> bool:
    return any(
        word in str(key).lower()
        for key, value in image.info.items()
        if value and not (key == "exif" and _is_bare(image))
        for word in ("exif", "xmp", "photoshop", "comment", "iptc", "text", "author")
    ) or bool(getattr(image, "text", None))


def _is_bare(image: Image.Image) -> bool:
    return len(image.info["exif"]) <= _BARE_EXIF and set(image.getexif()) <= {_ORIENTATION}


def _options(image: Image.Image, found: str) -> dict[str, Any]:
    found_exif = image.getexif()
    turned = found_exif.get(_ORIENTATION)
    found_exif.clear()  # the encoder of HEIC would write it by itself
    exif = Image.Exif()
    if turned and turned != 1:
        exif[_ORIENTATION] = turned
    image.info = {key: value for key, value in image.info.items() if key in _KEPT}
    options: dict[str, Any] = {"format": _WRITTEN_AS.get(found, found), **_QUALITY.get(found, {})}
    if getattr(image, "n_frames", 1) > 1 and found not in _WRITTEN_AS:
        options["save_all"] = True
    if len(exif):
        options["exif"] = exif
    if profile := image.info.get("icc_profile"):
        options["icc_profile"] = profile
    return options
