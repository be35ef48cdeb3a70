"""Clearing away: a former index goes when whoever was reading it has had time to end.

So does one that a rebuild which died was filling: while nobody holds the lock, nobody is filling.
"""

import logging
import time
from typing import Final

from catalogue_pages.changes import targets
from catalogue_pages.changes.models import Role
from search.engines.protocol import Engine, EngineError
from search.indexing.exclusion import only_one
from search.indexing.rebuilding import LOCK, agree

logger = logging.getLogger(__name__)

GRACE: Final = 60.0
"""Seconds for which an index that nothing names any more is left alone."""


PATIENCE: Final = 600.0
"""Seconds for which changes are kept for an index that takes none while its engine is well."""


class Clearing:
    """Deletes indices that are neither read by searches nor told of changes."""

    def __init__(self, engine: Engine, grace: float = GRACE, patience: float = PATIENCE) -> None:
        self._engine = engine
        self._grace = grace
        self._patience = patience
        self._unread_since: dict[str, dict[str, float]] = {}
        self._hopeless_since: dict[str, float] = {}

    def clear(self) -> None:
        """Delete what has been unread for the grace; nothing while an index is being built."""
        with only_one(LOCK) as mine:
            if not mine:
                return
            self._let_go_of_the_hopeless()
            for part in self._engine.parts:
                try:
                    self._clear(part)
                except EngineError:
                    logger.warning("The indices of %s cannot be looked after now", part.name)

    def _let_go_of_the_hopeless(self) -> None:
        """Keep no more changes for what takes none although its engine is well, or is not ours."""
        now = time.monotonic()
        failing = set(targets.not_taking())
        live = targets.names(Role.LIVE)
        ill = {
            part.name for part in self._engine.parts if any(map(part.keeps, failing & set(live)))
        }
        hopeless = {
            name
            for name in failing
            if not self._engine.keeps(name) or (name not in live and self._keeper(name) not in ill)
        }
        self._hopeless_since = {name: self._hopeless_since.get(name, now) for name in hopeless}
        for name, since in self._hopeless_since.items():
            if now - since >= self._patience:
                logger.warning("The index %s takes no changes, and is let go of", name)
                targets.retire(name)

    def _keeper(self, name: str) -> str:
        return next(part.name for part in self._engine.parts if part.keeps(name))

    def _clear(self, engine: Engine) -> None:
        now = time.monotonic()
        live = agree(engine)
        for name in filter(engine.keeps, targets.names(Role.FILLING)):
            logger.warning("The index %s was abandoned, and is let go of", name)
            targets.retire(name)
        unread = set(engine.names()) - set(targets.names()) - {live}
        known = self._unread_since.get(engine.name, {})
        self._unread_since[engine.name] = {name: known.get(name, now) for name in unread}
        for name, since in self._unread_since[engine.name].items():
            if now - since >= self._grace:
                engine.discard(name)
