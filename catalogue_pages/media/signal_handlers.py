"""What follows from a consent that is saved or deleted, and from an upload that is kept aside."""

from typing import Any

from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.models import UploadedFile

from catalogue_pages.media.consents import Consent
from catalogue_pages.media.models import Picture
from catalogue_pages.media.storage import delete_on_commit
from catalogue_pages.media.uploads import clean_picture
from catalogue_pages.media.withholding import review


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


def connect() -> None:
    """Listen to consents and uploads."""
    post_save.connect(_consent_saved, sender=Consent, dispatch_uid="consent-saved")
    post_delete.connect(_consent_deleted, sender=Consent, dispatch_uid="consent-deleted")
    pre_save.connect(_kept_aside, sender=UploadedFile, dispatch_uid="picture-kept-aside")
