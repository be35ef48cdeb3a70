"""An engine with a standby, which answers while the engine itself is ill.

The standby is one more target of the same worker, so it lacks nothing. A circuit breaker keeps an
ill engine from being asked again and again, and lets one question through from time to time to see
whether it has recovered.
"""

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import timedelta
from threading import Lock
from typing import Final, TypeVar

from circuitbreaker import CircuitBreaker
from django.utils import timezone

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.changes import targets
from search.engines.protocol import (
    Capability,
    Engine,
    EngineError,
    Health,
    Target,
    resembling,
    suggesting,
)
from search.gist import Gist
from search.results import Hit, Results
from search.selection import Selection
from search.suggestions import Suggestions

Answer = TypeVar("Answer")

logger = logging.getLogger(__name__)

FAILURES: Final = 3
"""So many failures one after the other open the circuit."""
RECOVERY: Final = 5.0
"""Seconds after which an ill engine is asked again."""
PATIENCE: Final = timedelta(seconds=10)
"""How long an engine may take no changes before the standby answers in its place."""


class FailoverEngine:
    """The `primary` engine; where it cannot answer, its `standby` does.

    Its indices are the primary's: the standby's have a life of their own (see `parts`).
    """

    def __init__(self, primary: Engine, standby: Engine) -> None:
        self.name = primary.name
        self.capabilities: frozenset[Capability] = primary.capabilities
        self.primary = primary
        self.standby = standby
        self._breaker = CircuitBreaker(
            failure_threshold=FAILURES,
            recovery_timeout=RECOVERY,
            expected_exception=EngineError,
            name=primary.name,
        )
        self._trial = Lock()

    @property
    def parts(self) -> tuple[Engine, ...]:
        """The engine and its standby."""
        return (self.primary, self.standby)

    def search(self, selection: Selection, after: str | None = None) -> Results:
        """Answer a selection; the results say so when they are the standby's.

        Raises EngineError when neither can answer.
        """
        return self._answered(
            lambda: self.primary.search(selection, after),
            lambda: self._stand_in(selection, after),
        )

    def _stand_in(self, selection: Selection, after: str | None) -> Results:
        if after is not None and "cursor" not in self.standby.capabilities:
            raise EngineError("The standby knows no cursors; what stands behind one must wait.")
        return replace(self.standby.search(selection), stand_in=True)

    def suggest(self, text: str, language: Language) -> Suggestions:
        """What may be meant by what is typed so far. Raises EngineError when neither can tell."""

        def ask(part: Engine) -> Suggestions:
            able = suggesting(part)
            return able.suggest(text, language) if able else Suggestions()

        return self._answered(lambda: ask(self.primary), lambda: ask(self.standby), nullcontext())

    def similar(self, gist: Gist, most: int) -> tuple[Hit, ...]:
        """Other activities like this one. Raises EngineError when neither can tell."""

        def ask(part: Engine) -> tuple[Hit, ...]:
            able = resembling(part)
            return able.similar(gist, most) if able else ()

        return self._answered(lambda: ask(self.primary), lambda: ask(self.standby), nullcontext())

    def _answered(
        self,
        ask: Callable[[], Answer],
        ask_standby: Callable[[], Answer],
        counting: AbstractContextManager[None] | None = None,
    ) -> Answer:
        """Ask the primary, or the standby where it is ill.

        What a page can do without is asked in less time, and its failures are not counted.
        """
        with self._admission() as admitted:
            if admitted and not self._is_left_behind():
                try:
                    with counting or self._breaker:
                        return ask()
                except EngineError as error:
                    logger.warning("The standby answers, for the search engine cannot: %s", error)
        return ask_standby()

    @contextmanager
    def _admission(self) -> Iterator[bool]:
        """Whether the primary may be asked now; one that was ill is tried by one at a time."""
        if self._breaker.closed:
            yield True
        elif self._breaker.opened or not self._trial.acquire(blocking=False):
            yield False
        else:
            try:
                yield True
            finally:
                self._trial.release()

    def _is_left_behind(self) -> bool:
        """Whether the primary takes no changes, while the standby does and can answer."""
        failing = targets.failing()
        limit = timezone.now() - PATIENCE
        behind = (name for name, since in failing.items() if since < limit)
        if not any(map(self.primary.keeps, behind)) or any(map(self.standby.keeps, failing)):
            return False
        return self.standby.health().ok

    def live(self) -> Target:
        """The primary's target that searches read now. Raises EngineError."""
        return self.primary.live()

    def live_name(self) -> str | None:
        """The name of the primary's target that searches read. Raises EngineError."""
        return self.primary.live_name()

    def build(self, fingerprint: str) -> Target:
        """A new, empty target of the primary."""
        return self.primary.build(fingerprint)

    def publish(self, target: Target) -> str | None:
        """Let searches read this target of the primary from now on."""
        return self.primary.publish(target)

    def discard(self, name: str) -> None:
        """Delete a target of either."""
        self._keeper(name).discard(name)

    def keeps(self, name: str) -> bool:
        """Whether a target of that name is one of either."""
        return any(part.keeps(name) for part in self.parts)

    def open(self, name: str) -> Target:
        """The target of that name, whose ever it is. Raises EngineError when there is none."""
        return self._keeper(name).open(name)

    def names(self) -> Sequence[str]:
        """The names of all the primary's targets."""
        return self.primary.names()

    def mapping(self) -> str:
        """A digest of how documents lie in the primary's indices."""
        return self.primary.mapping()

    def health(self) -> Health:
        """Whether the primary answers."""
        return self.primary.health()

    def _keeper(self, name: str) -> Engine:
        return self.standby if self.standby.keeps(name) else self.primary
