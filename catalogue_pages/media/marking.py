"""Marking a picture or document as withheld, and telling those who want to know."""

import logging
from typing import Any, Final

from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone

from catalogue_pages.media.models import Withholdable

logger = logging.getLogger(__name__)

withheld: Final = Signal()
"""Sent once with `kept`, in the transaction that withholds it; the sender is its model.

A receiver writes what it has to say (a mail's delivery row) and nothing else; when it fails, that
is logged, what it wrote is undone, and the thing is withheld all the same.
"""


def mark(kept: Withholdable) -> None:
    """Mark it, within the caller's transaction, which holds the lock on its row."""
    kept.withheld, kept.withheld_at = True, timezone.now()
    kept.save(update_fields=["withheld", "withheld_at"])
    kind: Any = type(kept)
    try:
        with transaction.atomic():
            withheld.send(sender=kind, kept=kept)
    except Exception:
        logger.exception(
            "Nobody could be told that %s %s is withheld", kind._meta.model_name, kept.pk
        )
