"""Reminders: who is told what, once for each stage, in one letter a person a day.

What was told is kept with each obligation in the transaction of its letters. So reminding may be
done at any time, twice at once, and again after it was killed.
"""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from enum import StrEnum
from functools import partial
from typing import Final

from django.db import transaction

from mailing.models import Delivery
from mailing.posting import Recipient, message_id, post
from people.memberships import communications, recipients
from visibility.obligations import letters
from visibility.obligations.models import Obligation

EVENT: Final = "obligations"


class Stage(StrEnum):
    """What somebody is told of, in its order."""

    MONTH = "month"
    WEEK = "week"
    OVERDUE = "overdue"


_AHEAD: Final = {Stage.WEEK: timedelta(days=7), Stage.MONTH: timedelta(days=30)}


def stage_of(due_on: date, today: date) -> Stage | None:
    """What is to be told on a day of what is due by another; None while it is early."""
    if today > due_on:
        return Stage.OVERDUE
    return next((stage for stage, ahead in _AHEAD.items() if due_on - today <= ahead), None)


def is_untold(row: Obligation, today: date) -> bool:
    """Whether the stage of a day is yet to be told of an obligation.

    Another last day begins anew.
    """
    now = stage_of(row.due_on, today)
    if now is None:
        return False
    if not row.told or row.told_for != row.due_on:
        return True
    order = list(Stage)
    return order.index(now) > order.index(Stage(row.told))


def remind(today: date) -> list[Delivery]:
    """Write the letters of a day; returns those that this call wrote.

    A letter lists all that its reader has to do within 30 days. Who had one today hears of what is
    newer tomorrow.
    """
    with transaction.atomic():
        rows = Obligation.open().select_for_update(of=("self",)).order_by("due_on", "pk")
        rows = rows.select_related("operation", "place", "owner__wagtail_userprofile")
        pressing = [row for row in rows if stage_of(row.due_on, today) is not None]
        team = recipients(communications())
        readers_of = {row.pk: _readers(row, team) for row in pressing}
        written: dict[str, Delivery] = {}
        for row in [one for one in pressing if is_untold(one, today)]:
            readers = readers_of[row.pk]
            if readers and not any(_had_one(one, today, written) for one in readers):
                for reader in readers:
                    if reader.address not in written:
                        theirs = [one for one in pressing if reader in readers_of[one.pk]]
                        written[reader.address] = _write(reader, theirs, today)
                row.told, row.told_for = stage_of(row.due_on, today) or "", row.due_on
                row.save(update_fields=["told", "told_for"])
        return list(written.values())


def _readers(row: Obligation, team: list[Recipient]) -> list[Recipient]:
    """Its owner, or the team where it has none who may sign in."""
    owner = row.owner
    if owner is not None and owner.is_active and owner.email:
        return recipients([owner])
    return team


def _had_one(reader: Recipient, today: date, written: Mapping[str, Delivery]) -> bool:
    """Whether somebody had a letter earlier on this day, in another call."""
    number = message_id(EVENT, str(today), reader.address)
    return reader.address not in written and Delivery.objects.filter(message_id=number).exists()


def _write(reader: Recipient, theirs: Sequence[Obligation], today: date) -> Delivery:
    return post(EVENT, str(today), reader, partial(letters.reminder, theirs, today))
