"""What is wrong with the search, in words for those who look after the site."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalogue_pages.changes import targets
from catalogue_pages.changes.attendance import ALIVE_WITHIN
from catalogue_pages.changes.models import Rejection, Role, Target, Worker
from catalogue_pages.changes.positions import lag

SILENCE: Final = timedelta(seconds=ALIVE_WITHIN)


def troubles() -> list[str]:
    """Each trouble as a sentence in the active language; none when all is well.

    It asks the database alone (six queries), so that a page which shows it never waits for an
    engine that is ill.
    """
    return [*_of_targets(), *_of_workers(), *_of_activities()]


def _of_targets() -> Iterator[str]:
    for target in Target.objects.filter(role=Role.LIVE).exclude(failing_since=None):
        yield _("The search index %(name)s takes no changes: %(trouble)s") % {
            "name": target.name,
            "trouble": target.trouble,
        }


def _of_workers() -> Iterator[str]:
    workers = list(Worker.objects.filter(heard_at__gt=timezone.now() - SILENCE))
    if not workers and Target.objects.exists():
        yield _("No indexing worker is running, so changes do not become findable.")
    yield from {worker.trouble for worker in workers if worker.trouble}
    if lag().is_late:
        yield _("The search is more than five minutes behind what is published.")


def _of_activities() -> Iterator[str]:
    read = ["", *targets.names(Role.LIVE)]  # what only an older index lacks, visitors find
    count = Rejection.objects.filter(target__in=read).values("activity").distinct().count()
    if count:
        text = ngettext(
            "%(count)s activity could not be indexed; visitors find it as it was before, or not.",
            "%(count)s activities could not be indexed; visitors find them as they were before, "
            "or not.",
            count,
        )
        yield text % {"count": count}
