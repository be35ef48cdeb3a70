"""Editions: how every process notices that what it keeps in memory is out of date.

Vocabularies, navigation and identity are read by each request and change a few times a year. A
process keeps them in memory, each with the number of its edition; one query a request reads all
numbers, whatever is kept. A change draws a new number in its own transaction, so that nobody sees
the new number without the new content. Numbers are random: one drawn in a transaction that was
rolled back must never come again with other content.
"""

import secrets
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import Generic, TypeVar

from django.utils import timezone

from catalogue_pages.changes.models import Edition

T = TypeVar("T")


@dataclass(slots=True)
class _Known:
    """What was read of the editions: nothing yet, or their numbers and the latest change."""

    read: bool = False
    numbers: dict[str, int] = field(default_factory=dict)
    changed_at: datetime | None = None


_known: ContextVar[_Known | None] = ContextVar("editions", default=None)


def raise_edition(name: str) -> None:
    """Say that what is kept under `name` has changed, in the caller's transaction."""
    Edition.objects.bulk_create(
        [Edition(name=name, number=secrets.randbits(62), changed_at=timezone.now())],
        update_conflicts=True,
        unique_fields=["name"],
        update_fields=["number", "changed_at"],
    )
    known = _known.get()
    if known is not None:
        known.read = False


@contextmanager
def read_once() -> Iterator[None]:
    """Within this context (a request) the numbers are read from the database at most once."""
    token = _known.set(_Known())
    try:
        yield
    finally:
        _known.reset(token)


def numbers() -> Mapping[str, int]:
    """The editions' numbers as they are now, by name; at most one query a request."""
    return _now().numbers


def changed_at() -> datetime | None:
    """When the latest of all editions was drawn, None while there is none; read as `numbers`."""
    return _now().changed_at


def _now() -> _Known:
    known = _known.get() or _Known()
    if not known.read:
        rows = Edition.objects.values_list("name", "number", "changed_at")
        found = {name: (number, moment) for name, number, moment in rows}
        known.numbers = {name: number for name, (number, _moment) in found.items()}
        known.changed_at = max((moment for _number, moment in found.values()), default=None)
        known.read = True
    return known


class Kept(Generic[T]):
    """Something built from the database and kept in memory until its edition changes.

    `build` takes nothing and returns the value, which callers treat as immutable.
    """

    def __init__(self, name: str, build: Callable[[], T]) -> None:
        self.name = name
        self._build = build
        self._kept: tuple[int, T] | None = None
        self._lock = Lock()

    def get(self) -> T:
        """The value of the current edition; built anew only when the edition has changed."""
        number = numbers().get(self.name, 0)
        kept = self._kept
        if kept is not None and kept[0] == number:
            return kept[1]
        with self._lock:
            value = self._build()
            self._kept = (number, value)
        return value

    def forget(self) -> None:
        """Build anew at the next call, whatever the edition (another database, say)."""
        self._kept = None
