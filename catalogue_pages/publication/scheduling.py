"""What is due by the clock: pages to be published, pages whose expiry has passed.

Wagtail's own `publish_scheduled` ends at the first page that the gate refuses, and leaves every
later one as it was. Here each page is a transaction of its own, and trouble with one is logged.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone
from wagtail.models import Page, Revision

from catalogue_pages.publication.gate import PublicationError

logger = logging.getLogger(__name__)

EVERY: Final = 60.0
"""Seconds between two looks at what is due."""


@dataclass(frozen=True, slots=True)
class Done:
    """How many pages were published and unpublished, and how many could not be."""

    published: int
    unpublished: int
    failed: int


class Schedule:
    """Publishes and unpublishes what is due, one page after the other.

    What fails is tried again at the next run (a provider may be published by then), and told of
    once as long as this object lives.
    """

    def __init__(self) -> None:
        self._told: set[tuple[str, int]] = set()

    def run(self) -> Done:
        """Do everything that is due now. Pages above come before those below them."""
        revisions = _due_revisions()
        published = [self._try("publish", key, _publish) for key in revisions]
        # Afterwards, since what was just published may have another expiry.
        expired = _expired_pages()
        unpublished = [self._try("unpublish", key, _unpublish) for key in expired]
        done = sum(published), sum(unpublished)
        return Done(*done, failed=len(published) + len(unpublished) - sum(done))

    def _try(self, what: str, key: int, do: Callable[[int], None]) -> bool:
        try:
            with transaction.atomic():
                do(key)
        except PublicationError as refusal:
            if (what, key) not in self._told:
                logger.warning("%s cannot be published as scheduled: %s", refusal.instance, refusal)
        except Exception:  # whatever one page holds, the others must still have their turn
            if (what, key) not in self._told:
                logger.exception("Scheduled: cannot %s number %d", what, key)
        else:
            self._told.discard((what, key))
            return True
        self._told.add((what, key))
        return False


def _due_revisions() -> list[int]:
    """The revisions of pages whose hour has come, down the tree and each page's in order."""
    due = Revision.page_revisions.filter(approved_go_live_at__lte=timezone.now())
    rows = list(due.order_by("approved_go_live_at").values_list("pk", "object_id"))
    pages = Page.objects.filter(pk__in=[int(page) for _revision, page in rows])
    paths = dict(pages.values_list("pk", "path"))
    rows.sort(key=lambda row: paths.get(int(row[1]), ""))
    return [revision for revision, _page in rows]


def _publish(revision: int) -> None:
    found = Revision.objects.filter(pk=revision, approved_go_live_at__isnull=False).first()
    if found is not None:
        found.publish(log_action="wagtail.publish.scheduled")


def _expired_pages() -> list[int]:
    due = Page.objects.filter(live=True, expire_at__lte=timezone.now())
    return list(due.order_by("expire_at").values_list("pk", flat=True))


def _unpublish(page: int) -> None:
    found = Page.objects.filter(pk=page, live=True).first()
    if found is not None:
        found.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
