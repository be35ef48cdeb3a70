"""A change of a page that the navigation names, or of who may see it, raises its edition."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import page_slug_changed, post_page_move

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
    for sender in NAMED:
        name = f"navigation-{sender.__name__}"
        page_slug_changed.connect(_raise, sender=sender, dispatch_uid=f"{name}-slug")
        post_page_move.connect(_raise, sender=sender, dispatch_uid=f"{name}-move")
