"""Clearing away: a former index goes when whoever was reading it has had time to end.

So does one that a rebuild which died was filling: while nobody holds the lock, nobody is filling.
"""

import logging
import time
from datetime import timedelta
from typing import Final

from catalogue_pages.changes import targets
from catalogue_pages.changes.models import Role
from search.engines.protocol import Engine, EngineError
from search.indexing.exclusion import only_one
from search.indexing.rebuilding import LOCK, agree

logger = logging.getLogger(__name__)

GRACE: Final = 60.0
"""Seconds for which an index that nothing names any more is left alone."""


PATIENCE: Final = timedelta(minutes=10)
"""How long an index that is kept for going back may fail before no changes are kept for it."""


class Clearing:
    """Deletes indices that are neither read by searches nor told of changes."""

    def __init__(self, engine: Engine, grace: float = GRACE) -> None:
        self._engine = engine
        self._grace = grace
        self._unread_since: dict[str, dict[str, float]] = {}

    def clear(self) -> None:
        """Delete what has been unread for the grace; nothing while an index is being built."""
        with only_one(LOCK) as mine:
            if not mine:
                return
            for part in self._engine.parts:
                try:
                    self._clear(part)
                except EngineError:
                    logger.warning("The indices of %s cannot be looked after now", part.name)

    def _clear(self, engine: Engine) -> None:
        now = time.monotonic()
        agree(engine)
        for name in filter(engine.keeps, _let_go()):
            logger.warning("The index %s was abandoned, and is let go of", name)
            targets.retire(name)
        unread = set(engine.names()) - set(targets.names()) - {engine.live_name()}
        known = self._unread_since.get(engine.name, {})
        self._unread_since[engine.name] = {name: known.get(name, now) for name in unread}
        for name, since in self._unread_since[engine.name].items():
            if now - since >= self._grace:
                engine.discard(name)


def _let_go() -> list[str]:
    """What a rebuild that died was filling, and what is kept but takes no changes any more."""
    return [*targets.names(Role.FILLING), *targets.failing_longer(PATIENCE)]
