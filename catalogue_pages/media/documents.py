"""What may be uploaded as a document: what it is, its content says, and the name must agree."""

import re
from pathlib import PurePath
from typing import Any, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.template.defaultfilters import filesizeformat
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from catalogue_pages.media import office, pdf

LARGEST: Final = 20 * 1024 * 1024
"""Bytes of a document that is no video."""
VIDEOS: Final = {"mp4": re.compile(rb"....ftyp", re.DOTALL), "webm": re.compile(rb"\x1aE\xdf\xa3")}
_CAPTIONS: Final = re.compile(rb"(?:\xef\xbb\xbf)?WEBVTT")
_TEXTS: Final = frozenset({"txt", "vtt"})
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MARKUP: Final = re.compile(r"\s*<(?:!doctype|html|\?xml|svg|script)", re.IGNORECASE)


def clean_document(file: "File[Any]") -> None:
    """Raise ValidationError unless the uploaded document may be stored."""
    extension = PurePath(file.name or "").suffix.lower().lstrip(".")
    if extension not in settings.WAGTAILDOCS_EXTENSIONS:
        raise _refusal(
            _("Such files are not taken. These are: %(kinds)s.")
            % {"kinds": ", ".join(settings.WAGTAILDOCS_EXTENSIONS)},
            "unsupported",
        )
    _judge_size(file, settings.WAGTAILDOCS_MAX_UPLOAD_SIZE if extension in VIDEOS else LARGEST)
    file.open()
    content: bytes = file.read(4096) if extension in VIDEOS else file.read()
    file.seek(0)
    if not _is(extension, content):
        raise _refusal(
            _("The file's name ends in “.%(extension)s”, but its content is something else.")
            % {"extension": extension},
            "wrong_type",
        )
    found = _objections(extension, content)
    if found:
        reasons = ", ".join(map(str, found))
        raise _refusal(_("The file is not taken: %(reasons)s.") % {"reasons": reasons}, "hostile")


def _judge_size(file: "File[Any]", limit: int) -> None:
    if not file.size:
        raise _refusal(_("The file is empty."), "empty")
    if file.size > limit:
        raise _refusal(
            _("The file has %(size)s; it may have %(limit)s at most.")
            % {"size": filesizeformat(file.size), "limit": filesizeformat(limit)},
            "too_large",
        )


def _is(extension: str, content: bytes) -> bool:
    if extension in VIDEOS:
        return VIDEOS[extension].match(content) is not None
    if extension in _TEXTS:
        return _is_text(content) and (extension == "txt" or _CAPTIONS.match(content) is not None)
    if extension == "pdf":
        return content.startswith(b"%PDF-")
    return office.kind_of(content) == extension


def _is_text(content: bytes) -> bool:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        try:
            text = content.decode("windows-1257")
        except UnicodeDecodeError:
            return False
    return not _CONTROL.search(text) and not _MARKUP.match(text)


def _objections(extension: str, content: bytes) -> list[Promise]:
    if extension == "pdf":
        return pdf.objections(content)
    return office.objections(content) if extension in office.EXTENSIONS else []


def _refusal(message: str, code: str) -> ValidationError:
    return ValidationError(message, code=code)
