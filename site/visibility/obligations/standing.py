"""How an obligation stands on a day, from what is written of it alone."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy

SOON: Final = timedelta(days=30)
"""So long before its day an obligation is due soon."""


class State(TextChoices):
    """How an obligation stands, what is to be done first."""

    OVERDUE = "overdue", pgettext_lazy("obligation", "overdue")
    SOON = "soon", pgettext_lazy("obligation", "due within 30 days")
    OPEN = "open", pgettext_lazy("obligation", "due later")
    DONE = "done", pgettext_lazy("obligation", "done")
    WAIVED = "waived", pgettext_lazy("obligation", "not needed")
    LAPSED = "lapsed", pgettext_lazy("obligation", "no longer due")


class Light(StrEnum):
    """The colour of a state; each has a shape of its own, too."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


LIGHTS: Final[Mapping[State, Light]] = {
    State.OVERDUE: Light.RED,
    State.SOON: Light.YELLOW,
    State.OPEN: Light.GREEN,
    State.DONE: Light.GREEN,
    State.WAIVED: Light.GREEN,
    State.LAPSED: Light.GREEN,
}
TO_DO: Final = (State.OVERDUE, State.SOON, State.OPEN)


def state_of(
    due_on: date,
    today: date,
    *,
    done_on: date | None = None,
    waived: bool = False,
    lapsed_on: date | None = None,
) -> State:
    """The state on a day. `due_on` is the last day on which it is done in time."""
    if done_on is not None:
        return State.DONE
    if waived:
        return State.WAIVED
    if lapsed_on is not None:
        return State.LAPSED
    if today > due_on:
        return State.OVERDUE
    return State.SOON if due_on - today <= SOON else State.OPEN
