"""The indexing worker: polls the journal cheaply, and ends cleanly when it is told to."""

import logging
import os
import signal
import socket
import time
from datetime import timedelta
from threading import Event
from types import FrameType
from typing import Final

from django.db import close_old_connections
from django.utils import timezone

from catalogue_pages.changes.models import Worker
from catalogue_pages.changes.positions import is_pending
from catalogue_pages.publication import scheduling
from search.engines.protocol import Engine
from search.indexing import due
from search.indexing.catching_up import BATCH_SIZE, Reader
from search.indexing.clearing import Clearing

logger = logging.getLogger(__name__)

POLL: Final = 0.5
"""Seconds between two looks at the journal while nothing happens."""
SIGN_OF_LIFE: Final = 10.0
_FORGOTTEN_AFTER: Final = timedelta(days=1)
_LONGEST_PAUSE: Final = 30.0


def worker_name() -> str:
    """The name of this process among the workers."""
    return f"{socket.gethostname()}:{os.getpid()}"[-100:]


class IndexWorker:
    """The loop of `manage.py index work`."""

    def __init__(self, engine: Engine, size: int = BATCH_SIZE) -> None:
        self.reader = Reader(engine, worker_name(), size)
        self.clearing = Clearing(engine)
        self._stop = Event()
        self.schedule = scheduling.Schedule()
        self._looked_at_clock = self._looked_at_schedule = self._heard = float("-inf")

    def stop(self, _signal: int = 0, _frame: FrameType | None = None) -> None:
        """End after the batch in hand."""
        self._stop.set()

    def once(self) -> int:
        """Bring every target up to the present and end; returns the activities done."""
        due.record_due()
        try:
            return self.reader.everything()
        finally:
            self.reader.leave()

    def run(self) -> None:
        """Work until told to stop by SIGTERM or SIGINT; trouble is logged and tried again."""
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)
        Worker.objects.filter(heard_at__lt=timezone.now() - _FORGOTTEN_AFTER).delete()
        pause = POLL
        while not self._stop.is_set():
            try:
                while self._step() and not self._stop.is_set():
                    pass
                pause = POLL
            except Exception:  # whatever one activity holds, the others must still be indexed
                pause = min(2 * pause, _LONGEST_PAUSE)
                logger.exception("Indexing failed; trying again in %.1f s", pause)
                close_old_connections()
            self._stop.wait(pause)
        self.reader.leave()

    def _trouble(self) -> str:
        """Which engines cannot answer, and why; empty when all can."""
        found = ((part.name, part.health()) for part in self.reader.engine.parts)
        return "; ".join(f"{name}: {health.detail}" for name, health in found if not health.ok)

    def _step(self) -> int:
        now = time.monotonic()
        if now - self._looked_at_clock >= due.EVERY:
            due.record_due()
            self.clearing.clear()
            self._looked_at_clock = time.monotonic()  # an ill engine may have taken long
        if now - self._looked_at_schedule >= scheduling.EVERY:
            self.schedule.run()
            self._looked_at_schedule = now
        if now - self._heard >= SIGN_OF_LIFE:
            self.reader.heard(self._trouble())
            self._heard = now
        return self.reader.one_batch() if is_pending() else 0
