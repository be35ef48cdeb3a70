"""The round: obligations are made from the data, and people reminded of them."""

from dataclasses import dataclass
from typing import Final

from django.db import transaction
from django.utils import timezone

from mailing.models import Delivery
from visibility.obligations.making import Changes, bring_up_to_date
from visibility.obligations.reminding import remind

EVERY: Final = 3600.0
"""Seconds between two rounds."""
MORNING: Final = 8
"""The hour before which nobody is written to."""


@dataclass(frozen=True, slots=True)
class Round:
    """What a round has changed, and the letters that it wrote."""

    changes: Changes
    letters: list[Delivery]


def duty() -> None:
    """Bring the obligations up to date; by day, remind of them."""
    today = timezone.localdate()
    bring_up_to_date(today)
    if timezone.localtime().hour >= MORNING:
        remind(today)


def go_round(*, dry_run: bool = False) -> Round:
    """Do both at once, whatever the hour; a dry run keeps nothing."""
    today = timezone.localdate()
    with transaction.atomic():
        done = Round(bring_up_to_date(today), remind(today))
        transaction.set_rollback(dry_run)
    return done
