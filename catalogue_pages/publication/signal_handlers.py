"""A draft that the gate refuses is not scheduled, whoever schedules it.

Every way to schedule (the form, a workflow's approval, the admin's API, code) ends in saving the
draft's revision with its hour, so that is where the gate is asked.
"""

from typing import Any

from django.db.models.signals import pre_save
from wagtail.models import Revision

from catalogue_pages.publication.gate import require
from catalogue_pages.publication.pages import PublicPage


def _revision_to_be_saved(
    instance: Revision, update_fields: frozenset[str] | None = None, **_kwargs: Any
) -> None:
    if instance.approved_go_live_at is None:
        return
    if update_fields is not None and "approved_go_live_at" not in update_fields:
        return
    model = instance.content_type.model_class()
    if model is not None and issubclass(model, PublicPage):
        require(instance.as_object())


def connect() -> None:
    """Listen to schedules being made."""
    pre_save.connect(_revision_to_be_saved, sender=Revision, dispatch_uid="gate-schedule")
