"""What may be uploaded as a paper that shows something: a PDF or a picture."""

from pathlib import PurePath
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.utils.translation import gettext as _

from catalogue_pages.media.documents import clean_document
from catalogue_pages.media.uploads import NAMES, clean_picture


def clean_paper(file: "File[Any]") -> "File[Any]":
    """The uploaded file as it may be stored, a picture without metadata. Raises ValidationError."""
    extension = PurePath(file.name or "").suffix.lower().lstrip(".")
    if any(extension in names for names in NAMES.values()):
        return clean_picture(file)
    if extension != "pdf":
        raise ValidationError(_("A paper may be a PDF or a picture."), code="unsupported")
    clean_document(file)
    return file
