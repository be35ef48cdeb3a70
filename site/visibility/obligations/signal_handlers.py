"""Obligations that the site's content meets are done at once, not with the next round."""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.utils import timezone
from wagtail.signals import page_published, page_unpublished

from catalogue_pages.articles.models import AccessibilityPage, ArticlePage, ProjectPage
from catalogue_pages.media.storage import delete_on_commit
from visibility.obligations.making import bring_up_to_date
from visibility.obligations.models import Evidence

READ = (ArticlePage, ProjectPage, AccessibilityPage)


def _bring_up_to_date(**_signal: Any) -> None:
    # Trouble here is logged, and keeps nobody from publishing; the next round does it again.
    transaction.on_commit(lambda: bring_up_to_date(timezone.localdate()), robust=True)


def _evidence_deleted(instance: Evidence, **_signal: Any) -> None:
    delete_on_commit(instance.file.storage, instance.file.name)


def connect() -> None:
    """Listen to what is published, and to evidence that is deleted."""
    for sender in READ:
        for event, signal in (("published", page_published), ("unpublished", page_unpublished)):
            uid = f"obligations-{sender.__name__}-{event}"
            signal.connect(_bring_up_to_date, sender=sender, dispatch_uid=uid)
    post_delete.connect(_evidence_deleted, sender=Evidence, dispatch_uid="obligations-evidence")
