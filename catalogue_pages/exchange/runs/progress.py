"""How far an import has come, told while its transaction is still open.

What a transaction writes nobody sees before it ends. PostgreSQL lets a second connection write
beside it; SQLite has one writer, and there a small file beside the database tells.
"""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from time import monotonic
from typing import Final, TypeVar

from django.db import connection
from django.utils import timezone

from catalogue_pages.exchange.models import ImportRun

EVERY: Final = 1.0
"""Seconds between two words of how far it has come."""

T = TypeVar("T")


class Progress:
    """Tells of one run; closing it ends the telling."""

    def __init__(self, run: int, worker: str) -> None:
        self._run = run
        self._worker = worker
        self._told_at = 0.0
        self._file = _file(run)
        self._pool = None if connection.vendor == "sqlite" else ThreadPoolExecutor(1)

    def over(self, items: list[T]) -> Iterator[T]:
        """The items, telling how many are done."""
        for number, item in enumerate(items):
            yield item
            if monotonic() - self._told_at > EVERY:
                self._told_at = monotonic()
                self._tell(number + 1, len(items))

    def _tell(self, done: int, total: int) -> None:
        if self._pool is not None:
            self._pool.submit(_store, self._run, self._worker, done, total)
        elif self._file is not None:
            partial = self._file.with_suffix(".partial")
            partial.write_text(json.dumps([done, total]))
            partial.replace(self._file)

    def close(self) -> None:
        """Tell no more."""
        if self._pool is not None:
            self._pool.submit(_hang_up)
            self._pool.shutdown()
        if self._file is not None:
            self._file.unlink(missing_ok=True)


def _store(run: int, worker: str, done: int, total: int) -> None:
    ImportRun.objects.filter(pk=run, worker=worker).update(
        done=done, total=total, heard_at=timezone.now()
    )


def _hang_up() -> None:
    connection.close()  # that of the thread which runs this


def _file(run: int) -> Path | None:
    name = str(connection.settings_dict["NAME"])
    if connection.vendor != "sqlite" or name.startswith((":memory:", "file:")):
        return None
    return Path(f"{name}.import-{run}")


def told(run: ImportRun) -> tuple[int, int]:
    """How many of how many are done, as far as anybody has told."""
    file = _file(run.pk)
    if file is not None and file.exists():
        try:
            done, total = json.loads(file.read_text())
        except (OSError, ValueError):
            return run.done, run.total
        return int(done), int(total)
    return run.done, run.total
