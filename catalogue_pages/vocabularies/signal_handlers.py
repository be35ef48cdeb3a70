"""A change of any term raises the vocabularies' edition."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from catalogue_pages.changes.editions import raise_edition
from catalogue_pages.vocabularies.models import VOCABULARIES
from catalogue_pages.vocabularies.snapshot import EDITION


def _raise(**_kwargs: Any) -> None:
    raise_edition(EDITION)


def connect() -> None:
    """Listen to every vocabulary."""
    for model in VOCABULARIES.values():
        post_save.connect(_raise, sender=model, dispatch_uid=f"edition-save-{model.__name__}")
        post_delete.connect(_raise, sender=model, dispatch_uid=f"edition-delete-{model.__name__}")
