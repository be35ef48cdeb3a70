"""The targets that read the journal: which there are, how they fare, what they would not take."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from catalogue_pages.changes.editions import Kept, raise_edition
from catalogue_pages.changes.models import Rejection, Role, Target
from catalogue_pages.changes.positions import forget_confirmed, locked, number_rows

EDITION: Final = "targets"
_LONGEST_REASON: Final = 2000


@dataclass(frozen=True, slots=True)
class Rejected:
    """An activity that could not be indexed at a journal position, and why."""

    activity: UUID
    position: int
    reason: str


def register(name: str, role: Role = Role.FILLING) -> None:
    """Let every change from now on reach the target `name`, which holds nothing yet."""
    with locked() as journal:
        number_rows(journal)
        Target.objects.update_or_create(
            name=name, defaults={"confirmed": journal.last_position, "role": role}
        )


def retire(name: str) -> None:
    """Keep no more changes for the target `name`."""
    with locked() as journal:
        Target.objects.filter(name=name).delete()
        Rejection.objects.filter(target=name).delete()
        forget_confirmed(journal)
        raise_edition(EDITION)


def is_registered(name: str) -> bool:
    """Whether changes are kept for the target `name`."""
    return Target.objects.filter(name=name).exists()


def names(role: Role | None = None) -> list[str]:
    """The names of all targets, or of those with a role, the newest first."""
    targets = Target.objects.order_by("-registered_at", "-name")
    return list((targets.filter(role=role) if role else targets).values_list("name", flat=True))


def make_live(name: str, among: Collection[str]) -> None:
    """Note that searches read `name`; what of `among` they read before is the previous one."""
    with transaction.atomic():
        _make_live(name, among)


def _make_live(name: str, among: Collection[str]) -> None:
    read = Target.objects.filter(name__in=among, role=Role.LIVE).exclude(name=name)
    changed = read.update(role=Role.PREVIOUS)
    changed += Target.objects.filter(name=name).exclude(role=Role.LIVE).update(role=Role.LIVE)
    if changed:
        raise_edition(EDITION)


def fail(name: str, trouble: str) -> None:
    """Note that a target does not take what it is handed."""
    failing = Target.objects.filter(name=name)
    with transaction.atomic():
        if failing.filter(failing_since=None).update(failing_since=timezone.now()):
            raise_edition(EDITION)
        failing.update(trouble=trouble[:_LONGEST_REASON])


def recover(name: str) -> None:
    """Note that a target takes again what it is handed."""
    failing = Target.objects.filter(name=name).exclude(failing_since=None)
    with transaction.atomic():
        if failing.update(failing_since=None, trouble=""):
            raise_edition(EDITION)


def not_taking() -> list[str]:
    """The names of the targets, read or not, that take no changes now."""
    return list(Target.objects.exclude(failing_since=None).values_list("name", flat=True))


def is_older_live(name: str, moment: datetime) -> bool:
    """Whether searches read the target `name`, and did so before a moment."""
    return Target.objects.filter(name=name, role=Role.LIVE, registered_at__lt=moment).exists()


def _failing() -> dict[str, datetime]:
    rows = Target.objects.filter(role=Role.LIVE).exclude(failing_since=None)
    return {name: since for name, since in rows.values_list("name", "failing_since") if since}


kept: Kept[dict[str, datetime]] = Kept(EDITION, _failing)


def failing() -> Mapping[str, datetime]:
    """The targets that searches read and that take no changes now, with since when.

    It is kept in memory, and costs a request no query of its own.
    """
    return kept.get()


def set_aside(rejected: Collection[Rejected], target: str = "") -> None:
    """Keep what could not be indexed where people see it; `target` is empty if it is for all."""
    for one in rejected:
        Rejection.objects.update_or_create(
            target=target,
            activity=one.activity,
            defaults={"position": one.position, "reason": one.reason[:_LONGEST_REASON]},
        )


def taken(activities: Collection[UUID], target: str = "") -> None:
    """Forget what was set aside of these activities, since they have been indexed."""
    Rejection.objects.filter(target=target, activity__in=activities).delete()
