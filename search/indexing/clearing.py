"""Clearing away: a former index goes when whoever was reading it has had time to end."""

import time
from typing import Final

from catalogue_pages.changes.models import Target
from search.engines.protocol import Engine
from search.indexing.exclusion import only_one
from search.indexing.rebuilding import LOCK

GRACE: Final = 60.0
"""Seconds for which an index that nothing names any more is left alone."""


class Clearing:
    """Deletes indices that are neither read by searches nor told of changes."""

    def __init__(self, engine: Engine, grace: float = GRACE) -> None:
        self._engine = engine
        self._grace = grace
        self._unread_since: dict[str, float] = {}

    def clear(self) -> None:
        """Delete what has been unread for the grace; nothing while an index is being built."""
        with only_one(LOCK) as mine:
            if not mine:
                return
            now = time.monotonic()
            told = set(Target.objects.values_list("name", flat=True))
            unread = set(self._engine.names()) - told - {self._engine.live_name()}
            self._unread_since = {name: self._unread_since.get(name, now) for name in unread}
            for name, since in self._unread_since.items():
                if now - since >= self._grace:
                    self._engine.discard(name)
