"""What follows from consents and pictures that are saved or deleted, and uploads kept aside."""

from typing import Any, Final

from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import UploadedFile

from catalogue_pages.changes.editions import raise_edition
from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Attachment, Picture, Video
from catalogue_pages.media.storage import delete_on_commit
from catalogue_pages.media.uploads import clean_picture
from catalogue_pages.media.withholding import review

EDITION: Final = "media"
"""Pictures, documents and videos: who keeps an answer that tells of them must ask again."""


def _consent_saved(instance: Consent, *, raw: bool = False, **_kwargs: Any) -> None:
    if not raw:
        review(instance.picture)


def _consent_deleted(instance: Consent, origin: Any = None, **_kwargs: Any) -> None:
    delete_on_commit(instance.proof.storage, instance.proof.name)
    if origin is instance:  # and not its picture, which is about to go
        review(instance.picture)


def _kept_aside(instance: UploadedFile, **_kwargs: Any) -> None:
    # Wagtail keeps a picture so while another field of its form is at fault.
    is_picture = instance.for_content_type.model_class() is Picture
    if is_picture and instance.file and not instance.file._committed:
        instance.file = clean_picture(instance.file)


def _told_otherwise(**_kwargs: Any) -> None:
    raise_edition(EDITION)


def connect() -> None:
    """Listen to consents and uploads, and to all that is told of what has rights."""
    for model in (Picture, Attachment, Video):
        for name, signal in (("save", post_save), ("delete", post_delete)):
            uid = f"media-{model.__name__}-{name}"
            signal.connect(_told_otherwise, sender=model, dispatch_uid=uid)
    post_save.connect(_consent_saved, sender=Consent, dispatch_uid="consent-saved")
    post_delete.connect(_consent_deleted, sender=Consent, dispatch_uid="consent-deleted")
    pre_save.connect(_kept_aside, sender=UploadedFile, dispatch_uid="picture-kept-aside")
