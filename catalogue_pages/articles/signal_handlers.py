"""A change of a page that the navigation names, or of who may see it, raises its edition."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from catalogue_pages.articles.navigation import EDITION, NAMED
from catalogue_pages.changes.editions import raise_edition


def _raise(**_kwargs: Any) -> None:
    raise_edition(EDITION)


def connect() -> None:
    """Listen to the pages that the navigation names."""
    for sender in (*NAMED, PageViewRestriction):
        name = f"navigation-{sender.__name__}"
        post_save.connect(_raise, sender=sender, dispatch_uid=f"{name}-save")
        post_delete.connect(_raise, sender=sender, dispatch_uid=f"{name}-delete")
    # Bulk actions, moves and the clock save plain pages; these signals name the page's own type.
    told = {
        "published": page_published,
        "unpublished": page_unpublished,
        "slug": page_slug_changed,
        "move": post_page_move,
    }
    for sender in NAMED:
        for event, signal in told.items():
            uid = f"navigation-{sender.__name__}-{event}"
            signal.connect(_raise, sender=sender, dispatch_uid=uid)
