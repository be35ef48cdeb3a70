"""A change of an operation raises the identity's edition."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from catalogue_pages.changes.editions import raise_edition
from catalogue_pages.identity.models import FundingOperation

EDITION = "identity"


def _raise(**_kwargs: Any) -> None:
    raise_edition(EDITION)


def connect() -> None:
    """Listen to funding operations."""
    for signal in (post_save, post_delete):
        signal.connect(_raise, sender=FundingOperation, dispatch_uid=f"identity-{id(signal)}")
