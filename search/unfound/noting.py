"""Noting in memory what was not found, and writing it later, in a thread of its own.

A visitor never waits for it: noting is an entry in a set. What a process had not written when it
ended is lost, which these figures can bear.
"""

import logging
import threading
import time
from datetime import date
from typing import Final

from django.conf import settings
from django.db import connection
from django.utils import timezone

from search.selection import Selection
from search.unfound.cleaning import keepable
from search.unfound.models import UnfoundQuery

logger = logging.getLogger(__name__)

_MOST_WAITING: Final = 1000
MOST_A_DAY: Final = 5000
"""A program that asks for nonsense fills no table."""

_waiting: set[tuple[str, str, date]] = set()
_lock = threading.Lock()
_thread: threading.Thread | None = None


def note(selection: Selection) -> None:
    """Note a selection that found nothing, if it was words alone: never waits, never raises.

    Where something was chosen as well, the choice may be why nothing was found.
    """
    if selection.choices or selection.near is not None:
        return
    words = keepable(selection.query)
    if not words:
        return
    with _lock:
        if len(_waiting) < _MOST_WAITING:
            _waiting.add((words, selection.language, timezone.localdate()))
    if settings.SEARCH_UNFOUND_EVERY:
        _start(settings.SEARCH_UNFOUND_EVERY)


def write() -> int:
    """Write what was noted; returns how many rows were handed over. Trouble is the caller's."""
    with _lock:
        noted = sorted(_waiting)
        _waiting.clear()
    today = timezone.localdate()
    room = MOST_A_DAY - UnfoundQuery.objects.filter(day=today).count() if noted else 0
    rows = [UnfoundQuery(words=words, language=code, day=day) for words, code, day in noted]
    UnfoundQuery.objects.bulk_create(rows[: max(room, 0)], ignore_conflicts=True)
    return len(rows[: max(room, 0)])


def _start(every: float) -> None:
    """Start the thread in this process, once; a process that was forked starts its own."""
    global _thread  # noqa: PLW0603 - one thread a process
    with _lock:
        if _thread is not None and _thread.is_alive():
            return
        _thread = threading.Thread(
            target=_go_on, args=(every,), name="unfound-queries", daemon=True
        )
        _thread.start()


def _go_on(every: float) -> None:
    while True:
        time.sleep(every)
        try:
            write()
        except Exception:
            logger.exception("Searches without results could not be written")
        finally:
            connection.close()
