"""The duties that rooms have registered; this room knows none of them by name."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Duty:
    """Something done every `every` seconds.

    `do` may run in two processes at once and may be killed anywhere: what it does, it claims row by
    row in the database, and does again when it was not finished.
    """

    name: str
    every: float
    do: Callable[[], object]


_duties: dict[str, Duty] = {}


def register(name: str, every: float, do: Callable[[], object]) -> None:
    """Have `do` called every `every` seconds from the start of `manage.py duties work`."""
    _duties[name] = Duty(name, every, do)


def duties() -> list[Duty]:
    """Every duty, by name."""
    return sorted(_duties.values(), key=lambda duty: duty.name)
