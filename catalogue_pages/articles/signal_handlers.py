"""A change of any page raises the navigation's edition."""

from typing import Any

from django.db.models.signals import post_delete, post_save

from catalogue_pages.articles.models import ContentPage, HomePage
from catalogue_pages.changes.editions import raise_edition

EDITION = "navigation"


def _raise(sender: type[Any], **_kwargs: Any) -> None:
    if issubclass(sender, ContentPage | HomePage):
        raise_edition(EDITION)


def connect() -> None:
    """Listen to the pages that the navigation names."""
    for name, signal in (("save", post_save), ("delete", post_delete)):
        for sender in (ContentPage, HomePage):
            signal.connect(
                _raise, sender=sender, dispatch_uid=f"navigation-{name}-{sender.__name__}"
            )
