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
from threading import Lock
from typing import Generic, TypeVar

from catalogue_pages.changes.models import Edition

T = TypeVar("T")

_numbers: ContextVar[dict[str, int] | None] = ContextVar("edition_numbers", default=None)


def raise_edition(name: str) -> None:
    """Say that what is kept under `name` has changed, in the caller's transaction."""
    Edition.objects.update_or_create(name=name, defaults={"number": secrets.randbits(62)})
    known = _numbers.get()
    if known is not None:
        known.clear()


@contextmanager
def read_once() -> Iterator[None]:
    """Within this context (a request) the numbers are read from the database at most once."""
    token = _numbers.set({})
    try:
        yield
    finally:
        _numbers.reset(token)


def numbers() -> Mapping[str, int]:
    """The editions' numbers as they are now, by name; at most one query a request."""
    known = _numbers.get()
    if known is None:
        known = {}
    if not known:
        known.update(Edition.objects.values_list("name", "number"))
        known.setdefault("", 0)
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
