"""A change of any group raises the synonyms' edition, by which every process reads them anew."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from catalogue_pages.changes.editions import raise_edition
from search.synonyms.kept import EDITION
from search.synonyms.models import SynonymGroup


def _raise(**_kwargs: Any) -> None:
    raise_edition(EDITION)


def connect() -> None:
    """Listen to the groups."""
    post_save.connect(_raise, sender=SynonymGroup, dispatch_uid="edition-save-synonyms")
    post_delete.connect(_raise, sender=SynonymGroup, dispatch_uid="edition-delete-synonyms")
