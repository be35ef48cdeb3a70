"""One process at a time, over all processes: a lock that goes with a process that dies.

It saves work and decides nothing: what two workers did at once would still be right, since the
journal's positions are the documents' versions.
"""

import fcntl
import hashlib
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db import connection

_POLL: Final = 0.05


@contextmanager
def only_one(name: str, *, wait: float = 0.0) -> Iterator[bool]:
    """Hold the lock `name` inside the context; yields whether it was got within `wait` seconds."""
    holding = _on_postgresql if connection.vendor == "postgresql" else _on_this_machine
    with holding(name) as attempt:
        deadline = time.monotonic() + wait
        got = attempt()
        while not got and time.monotonic() < deadline:
            time.sleep(_POLL)
            got = attempt()
        yield got


@contextmanager
def _on_postgresql(name: str) -> Iterator[Callable[[], bool]]:
    key = int.from_bytes(hashlib.blake2b(name.encode(), digest_size=8).digest(), signed=True)
    held = False

    def attempt() -> bool:
        nonlocal held
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [key])
            held = bool(cursor.fetchone()[0])
        return held

    try:
        yield attempt
    finally:
        if held and connection.connection is not None and not connection.connection.closed:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [key])


@contextmanager
def _on_this_machine(name: str) -> Iterator[Callable[[], bool]]:
    folder = Path(settings.SEARCH_INDEX_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / f".{name}.lock", os.O_RDWR | os.O_CREAT, 0o644)

    def attempt() -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    try:
        yield attempt
    finally:
        os.close(handle)
