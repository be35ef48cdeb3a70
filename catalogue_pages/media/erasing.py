"""Files that were withheld long ago are erased for good; their rows stay."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from catalogue_pages.media.models import Attachment, Picture, Withholdable
from catalogue_pages.media.storage import delete_on_commit, is_private

KEPT: Final = timedelta(days=90)
"""So long a withheld file is kept, so that people may agree again or an editor think better."""
EVERY: Final = 6 * 3600.0
"""Seconds between two looks of the duty."""


def erase_withheld(now: datetime | None = None, *, dry_run: bool = False) -> list[Withholdable]:
    """Erase files that have been withheld for `KEPT`; returns whose they were.

    A file goes after its row says so: killed between the two, it is deleted by the next call. In a
    dry run nothing is changed.
    """
    now = now or timezone.now()
    due = list(_due(now))
    if not dry_run:
        for kept in due:
            _erase(kept, now)
        _delete_left_behind()
    return due


def duty() -> None:
    """Erase what is due."""
    erase_withheld()


def _due(now: datetime) -> Iterator[Withholdable]:
    for model in (Picture, Attachment):
        withheld = model.objects.filter(withheld=True, erased_at=None)
        yield from withheld.filter(withheld_at__lt=now - KEPT).order_by("pk")


def _erase(kept: Withholdable, now: datetime) -> None:
    name, storage = kept.file.name, kept.file.storage
    if not is_private(name):
        return  # it is put away first, by what withholds
    with transaction.atomic():
        rows: Any = type(kept)._default_manager
        if rows.filter(pk=kept.pk, withheld=True, file=name).update(erased_at=now):
            delete_on_commit(storage, name)


def _delete_left_behind() -> None:
    for model in (Picture, Attachment):
        for kept in model.objects.exclude(erased_at=None):
            name = str(kept.file.name)
            if is_private(name) and kept.file.storage.exists(name):
                kept.file.storage.delete(name)
