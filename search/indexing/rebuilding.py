"""Rebuilding: a new index is filled while changes go on, then takes the old one's place.

The old one is kept in step, so that `roll_back` can return to it with nothing lost.

The new target is registered before anything is read, so every change from then on reaches it by
the journal. What the filling reads gets the position that had been given last before the reading:
whatever the content misses has a higher one.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import monotonic
from typing import Final
from uuid import UUID

from catalogue_pages.changes import targets
from catalogue_pages.changes.models import Role
from catalogue_pages.changes.positions import has_confirmed, last_position, locked
from search.engines.protocol import Engine, EngineError, Target
from search.indexing.building import public_ids
from search.indexing.catching_up import Reader, take_note, updates_for
from search.indexing.exclusion import only_one
from search.indexing.fingerprint import fingerprint, is_made_alike

FILL_SIZE = 500
"""Activities in one batch of the filling."""
LOCK: Final = "rebuild"
"""Held while indices come and go."""


class RebuildRunningError(Exception):
    """Another process is rebuilding the index."""


class NoPreviousIndexError(Exception):
    """There is no index to go back to."""


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """What a rebuild made: the new target's name, its documents, and how long it took."""

    target: str
    documents: int
    seconds: float


def reason_to_rebuild(engine: Engine) -> str:
    """Why the live index must be built anew; empty when it need not."""
    try:
        live = engine.live()
        made_alike = is_made_alike(live, engine)
    except EngineError as error:
        return str(error)
    if not targets.is_registered(live.name):
        return f"The index {live.name} was not made from this database."
    if not made_alike:
        return f"The index {live.name} was made with another mapping or treatment of words."
    return ""


def rebuild(
    engine: Engine, worker: str, progress: Callable[[int, int], None] = lambda _done, _all: None
) -> Rebuilt:
    """Build a new index, let searches read it, and keep the one before in step.

    `worker` is this process's name among the workers. `progress` is called with the activities
    done and their number. Raises RebuildRunningError, and EngineError with the old index in place.
    """
    begun = monotonic()
    with only_one(LOCK) as mine:
        if not mine:
            raise RebuildRunningError("Another process is rebuilding the index.")
        _clear_abandoned(engine)
        target = engine.build(fingerprint(engine))
        reader = Reader(engine, worker, only=target.name)
        try:
            targets.register(target.name)
            with target.filling():
                _fill(target, public_ids(), progress)
            _check_whole(engine, target)
            former = _switch(engine, target, reader)
        except BaseException:
            _drop(engine, target.name)
            raise
        finally:
            reader.leave()
        for older in _previous(engine):
            if older != former:
                targets.retire(older)  # `clearing` deletes it later
        return Rebuilt(target.name, target.count(), monotonic() - begun)


def roll_back(engine: Engine, worker: str) -> str:
    """Let searches read the index before the present one again, once it lacks nothing.

    The present one is kept in step in its turn. Returns the name of the index that is read now.
    Raises RebuildRunningError, NoPreviousIndexError, and EngineError with nothing changed.
    """
    with only_one(LOCK) as mine:
        if not mine:
            raise RebuildRunningError("Another process is rebuilding the index.")
        agree(engine)
        before = next(iter(_previous(engine)), None)
        if before is None:
            raise NoPreviousIndexError(
                "No index before the present one is kept; `manage.py index rebuild` makes it anew."
            )
        target = engine.open(before)
        reader = Reader(engine, worker, only=before)
        try:
            _switch(engine, target, reader)
        finally:
            reader.leave()
        return before


def agree(engine: Engine) -> str | None:
    """Let the journal's targets say what the engine says: which index searches read; returns it."""
    live = engine.live_name()
    if live is not None and targets.is_registered(live):
        targets.make_live(live, _registered(engine))
    return live


def _registered(engine: Engine, role: Role | None = None) -> list[str]:
    return [name for name in targets.names(role) if engine.keeps(name)]


def _previous(engine: Engine) -> list[str]:
    """The indices kept for going back, the newest first."""
    return _registered(engine, Role.PREVIOUS)


def _fill(target: Target, ids: Sequence[UUID], progress: Callable[[int, int], None]) -> None:
    done = 0
    for start in range(0, len(ids), FILL_SIZE):
        part = ids[start : start + FILL_SIZE]
        position = last_position()
        updates = updates_for(dict.fromkeys(part, position))
        take_note(target.name, updates, target.apply(updates))
        done += len(part)
        progress(done, len(ids))


def _check_whole(engine: Engine, target: Target) -> None:
    """Raise EngineError when the index is not the one that was built: a server makes another."""
    if not is_made_alike(target, engine):
        raise EngineError(f"The index {target.name} was deleted while it was being filled.")


def _switch(engine: Engine, target: Target, reader: Reader) -> str | None:
    """Let searches read the new target once it lacks nothing; returns the former one's name.

    Raises EngineError when the target does not take what changed meanwhile.
    """
    while True:
        reader.everything()
        with locked() as journal:  # no position is given meanwhile, so no index gets ahead
            if has_confirmed(target.name, journal.last_position):
                former = engine.publish(target)
                targets.make_live(target.name, _registered(engine))
                return former
        if not reader.pauses.ready([target.name]) or not has_confirmed(target.name, 0):
            raise EngineError(f"The index {target.name} did not take what changed meanwhile.")


def _clear_abandoned(engine: Engine) -> None:
    """Drop what a rebuild that was killed left behind: all but the live index and one before it."""
    agree(engine)
    kept = _previous(engine)[:1]
    for name in {*_registered(engine), *engine.names()} - set(kept):
        _drop(engine, name)


def _drop(engine: Engine, name: str) -> None:
    """Forget a target and delete it, but never the one that searches read."""
    if name != engine.live_name():
        targets.retire(name)
        engine.discard(name)
