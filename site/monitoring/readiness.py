"""Whether this process can serve people now, told without names, addresses or words of errors."""

import logging
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any, Final, Literal, TypeVar

from catalogue_pages.changes.attendance import ALIVE_WITHIN, silence
from catalogue_pages.changes.positions import Lag, lag, last_position
from monitoring.bounded import Bounded
from search.engines.configured import engine

logger = logging.getLogger(__name__)

T = TypeVar("T")
Status = Literal["ok", "degraded", "unavailable"]

DATABASE_PATIENCE: Final = 1.0
"""Seconds. Nothing else is asked when the database does not answer."""
PATIENCE: Final = 0.9
"""Seconds for everything else together."""


@dataclass(frozen=True, slots=True)
class Indexing:
    """The indexing worker: seconds since one was heard of (None: there is none), and the lag."""

    silence: float | None
    lag: Lag

    @property
    def status(self) -> str:
        """`silent` without a worker, `late` with one that does not keep up, or `ok`."""
        if self.silence is None or self.silence > ALIVE_WITHIN:
            return "silent"
        return "late" if self.lag.is_late else "ok"

    def as_json(self) -> dict[str, Any]:
        """The figures beside the status."""
        return {
            "status": self.status,
            "heard_seconds_ago": None if self.silence is None else round(self.silence, 1),
            "lag": {"rows": self.lag.rows, "seconds": round(self.lag.seconds, 1)},
        }


@dataclass(frozen=True, slots=True)
class Readiness:
    """What was found out; `indexing` is None where it could not be.

    `standby` tells whether one could answer in the engine's place.
    """

    database: bool
    engine: bool = False
    standby: bool = False
    indexing: Indexing | None = None

    @property
    def status(self) -> Status:
        """Pages need the database alone: without it they fail, without the rest they say less."""
        if not self.database:
            return "unavailable"
        whole = self.engine and self.indexing is not None and self.indexing.status == "ok"
        return "ok" if whole else "degraded"

    def as_json(self) -> dict[str, Any]:
        """The answer of `/ready/`."""
        told: dict[str, Any] = {"status": self.status, "database": _word(good=self.database)}
        if self.database:
            told["engine"] = _word(good=self.engine)
            told["standby"] = _word(good=self.standby)
            told["indexing"] = self.indexing.as_json() if self.indexing else {"status": "unknown"}
        return told


def readiness() -> Readiness:
    """Ask the database, then engines and journal at once. Takes two seconds at most."""
    if _within(DATABASE_PATIENCE, _DATABASE.ask()) is None:
        return Readiness(database=False)
    deadline = time.monotonic() + PATIENCE
    engine_answer, standby_answer, indexing_answer = _ENGINE.ask(), _STANDBY.ask(), _INDEXING.ask()
    return Readiness(
        database=True,
        engine=_within(deadline - time.monotonic(), engine_answer) is True,
        standby=_within(deadline - time.monotonic(), standby_answer) is True,
        indexing=_within(deadline - time.monotonic(), indexing_answer),
    )


def _within(seconds: float, answer: Future[T]) -> T | None:
    """What was answered in time; None otherwise, and the reason is logged."""
    try:
        return answer.result(max(seconds, 0.0))
    except Exception as error:  # whatever a service throws, the probe is answered
        logger.warning("A check of readiness failed: %s", type(error).__name__)
        return None


def _indexing() -> Indexing:
    return Indexing(silence(), lag())


def _word(*, good: bool) -> str:
    return "ok" if good else "unavailable"


_DATABASE: Final = Bounded(last_position)
"""A table of the catalogue's own: a database that was never migrated cannot serve either."""
_ENGINE: Final = Bounded(lambda: engine().health().ok)
_STANDBY: Final = Bounded(lambda: any(one.health().ok for one in engine().parts[1:]))
_INDEXING: Final = Bounded(_indexing)
