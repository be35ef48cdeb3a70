"""The rows of obligations, brought up to what the data call for; done twice, nothing changes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import transaction
from wagtail.log_actions import log

from visibility.limits import limits_in_force
from visibility.obligations import history
from visibility.obligations.kinds import Kind
from visibility.obligations.models import Obligation
from visibility.obligations.standing import TO_DO
from visibility.obligations.wanted import Identity, Wanted, wanted


@dataclass(slots=True)
class Changes:
    """What was changed: rows that are new, done, open again, no longer due, due on another day."""

    made: list[Obligation] = field(default_factory=list)
    done: list[Obligation] = field(default_factory=list)
    reopened: list[Obligation] = field(default_factory=list)
    lapsed: list[Obligation] = field(default_factory=list)
    moved: list[Obligation] = field(default_factory=list)

    def count(self) -> int:
        """How many changes there were."""
        return sum(map(len, (self.made, self.done, self.reopened, self.lapsed, self.moved)))


def bring_up_to_date(today: date) -> Changes:
    """Make what the data call for on a day and is not there, and close what they close.

    What people wrote of an obligation stays: a day that they chose, what they marked as done or
    as not needed.
    """
    changes = Changes()
    with transaction.atomic():
        called_for = {one.identity: one for one in wanted(today, limits_in_force())}
        rows = Obligation.objects.select_for_update(of=("self",)).select_related("operation")
        known = {_identity(row): row for row in rows}
        for identity, one in called_for.items():
            row = known.get(identity)
            if row is None:
                row, _new = Obligation.objects.get_or_create(
                    kind=one.kind,
                    operation_id=one.operation,
                    place_id=one.place,
                    period_start=one.period_start,
                    defaults={"due_on": one.due_on, "due_by_data": one.due_on},
                )
                known[identity] = row
                changes.made.append(row)
            else:
                _renew(row, one, changes)
        _read(called_for.values(), known.values(), changes)
        for identity, row in known.items():
            if identity not in called_for and _lapses(row, today):
                row.lapsed_on = today
                _save(row, "lapsed_on")
                changes.lapsed.append(row)
    return changes


def _identity(row: Obligation) -> Identity:
    return row.kind, row.operation_id, row.place_id, row.period_start


def _renew(row: Obligation, one: Wanted, changes: Changes) -> None:
    """Have a row say what the data say now: its day, and that it is due at all."""
    reopened = row.lapsed_on is not None or (row.demand.read and row.done_on is not None)
    if reopened:
        row.lapsed_on = None
        row.done_on = None if row.demand.read else row.done_on
        changes.reopened.append(row)
    moved = row.due_by_data != one.due_on
    if moved:
        if row.due_on == row.due_by_data:
            row.due_on = one.due_on
            changes.moved.append(row)
        row.due_by_data = one.due_on
    if reopened or moved:
        _save(row, "lapsed_on", "done_on", "due_on", "due_by_data")


def _read(called_for: Iterable[Wanted], rows: Iterable[Obligation], changes: Changes) -> None:
    """Mark as done what a newer news, or a newer review, has met."""
    newest = {
        (one.kind.value, one.operation): one.period_start
        for one in called_for
        if one.kind in {Kind.NEWS, Kind.ACCESSIBILITY} and one.period_start is not None
    }
    for row in rows:
        since = newest.get((row.kind, row.operation_id))
        if since is None or not (row.period_start is None or row.period_start < since):
            continue
        if row.state_on(since) in TO_DO:
            row.done_on = since
            _save(row, "done_on")
            log(row, history.DONE, data={"done_on": since.isoformat()})
            changes.done.append(row)


def _lapses(row: Obligation, today: date) -> bool:
    """Whether what the data call for no more is due no more.

    What was due before an operation ended was due, and so were periods that are over.
    """
    if row.state_on(today) not in TO_DO:
        return False
    if row.demand.periodic:
        return row.due_on >= today
    ended = row.operation is not None and row.operation.ends_on < today
    return row.demand.read or not ended or row.due_on >= today


def _save(row: Obligation, *fields: str) -> None:
    row.save(update_fields=fields)
