"""Bringing every target up to the journal: one batch, or all that waits.

Positions are given under the journal's lock; the content is read after that, so a document holds at
least what its position says. The batch goes to every target, and only then is it confirmed. Killed
anywhere between, the next run does the batch again, which changes nothing.
"""

import logging
import random
import time
from collections.abc import Iterable, Mapping, Sequence
from typing import Final
from uuid import UUID

from django.db import DatabaseError, DataError
from django.utils import timezone

from catalogue_pages.changes import targets
from catalogue_pages.changes.models import Worker
from catalogue_pages.changes.positions import (
    Batch,
    confirm,
    forget_confirmed,
    locked,
    next_batch,
    number_rows,
)
from catalogue_pages.changes.targets import Rejected
from search.documents import ActivityDocument
from search.engines.protocol import Engine, EngineError, Refusal, Removal, Target, Update
from search.indexing.building import build
from search.indexing.exclusion import only_one
from search.indexing.fingerprint import is_made_alike
from search.indexing.signals import batch_handed

logger = logging.getLogger(__name__)

BATCH_SIZE: Final = 200
"""Rows of the journal in one batch."""
_LOCK: Final = "indexing"
_WAIT: Final = 60.0
_FIRST_PAUSE: Final = 1.0
_LONGEST_PAUSE: Final = 60.0


def updates_for(versions: Mapping[UUID, int]) -> list[Update]:
    """What a target is to be told of these activities, from the content as it is now.

    An activity of which no document can be made is set aside, and left out.
    """
    try:
        documents = build(dict(versions))
    except Exception as error:  # whatever one activity holds, the others must still be indexed
        if _is_the_databases(error):
            raise
        logger.exception("A batch cannot be made into documents; each activity is tried alone")
        return _one_by_one(versions)
    targets.taken(list(versions))
    return _updates(versions, documents)


def _updates(
    versions: Mapping[UUID, int], documents: Mapping[UUID, ActivityDocument]
) -> list[Update]:
    return [
        documents.get(activity) or Removal(activity, version)
        for activity, version in versions.items()
    ]


def _one_by_one(versions: Mapping[UUID, int]) -> list[Update]:
    made: list[Update] = []
    rejected: list[Rejected] = []
    for activity, version in versions.items():
        alone = {activity: version}
        try:
            made += _updates(alone, build(dict(alone)))
        except Exception as error:
            if _is_the_databases(error):
                raise
            logger.exception("No document can be made of the activity %s", activity)
            rejected.append(Rejected(activity, version, f"{type(error).__name__}: {error}"))
    if len(rejected) > 1 and not made:
        raise RuntimeError("No activity of a batch can be made into a document.")
    targets.set_aside(rejected)
    targets.taken([update.id for update in made])
    return made


def _is_the_databases(error: Exception) -> bool:
    """Whether it is the database that fails (a table of another release, say), and no activity."""
    return isinstance(error, DatabaseError) and not isinstance(error, DataError)


def take_note(name: str, updates: Sequence[Update], refused: Sequence[Refusal]) -> None:
    """Set aside what a target will never take, and forget what it has taken since."""
    for one in refused:
        logger.error("The target %s refuses the activity %s: %s", name, one.id, one.reason)
    unread = {one.id for one in refused}
    if refused and targets.is_registered(name):
        targets.set_aside([Rejected(one.id, one.version, one.reason) for one in refused], name)
    targets.taken([update.id for update in updates if update.id not in unread], name)


class Pauses:
    """Targets that failed, and until when they are left alone; each failure doubles the pause.

    A little of each pause is left to chance, so that many workers do not come back together.
    """

    def __init__(self) -> None:
        self._until: dict[str, tuple[float, float]] = {}

    def fail(self, name: str) -> None:
        """Leave a target alone for a while."""
        pause = min(2 * self._until.get(name, (0.0, _FIRST_PAUSE / 2))[1], _LONGEST_PAUSE)
        self._until[name] = (time.monotonic() + pause * random.uniform(0.8, 1.2), pause)  # noqa: S311

    def succeed(self, name: str) -> None:
        """A target works again."""
        self._until.pop(name, None)

    def ready(self, names: Iterable[str]) -> list[str]:
        """Those of `names` that need not be left alone now."""
        now = time.monotonic()
        return [name for name in names if self._until.get(name, (0.0, 0.0))[0] <= now]


class Reader:
    """A process that reads the journal, under its name among the workers.

    It reads for every target, or for the one named `only`.
    """

    def __init__(
        self, engine: Engine, name: str, size: int = BATCH_SIZE, only: str | None = None
    ) -> None:
        self.engine = engine
        self.name = name
        self.size = size
        self.only = only
        self.pauses = Pauses()
        self._began = timezone.now()
        self._made_alike: dict[str, bool] = {}

    def one_batch(self, *, wait: float = 0.0) -> int:
        """Do the next batch, if any and if no other process is at it; returns its activities.

        `wait` is how many seconds to wait for another process; when they are over, TimeoutError is
        raised.
        """
        with only_one(_LOCK, wait=wait) as mine:
            if not mine and wait:
                raise TimeoutError("Another process has been indexing one batch for too long.")
            if not mine:
                return 0
            batch = self._begin()
            if batch is None:
                return 0
            updates = updates_for(batch.activities)
            took = [name for name in batch.targets if self._hand(name, updates)]
            batch_handed.send(sender=Reader, updates=updates)
            self._end(batch, took)
            return len(batch.activities)

    def everything(self) -> int:
        """Do batches until none is left; returns the activities done, repetitions counted."""
        count = 0
        while done := self.one_batch(wait=_WAIT):
            count += done
        return count

    def heard(self, trouble: str = "") -> None:
        """Leave a sign of life."""
        Worker.objects.update_or_create(
            name=self.name, defaults={"heard_at": timezone.now(), "trouble": trouble}
        )

    def leave(self) -> None:
        """Be listed among the workers no more."""
        Worker.objects.filter(name=self.name).delete()

    def _ready(self) -> list[str]:
        if self.only is not None:
            return self.pauses.ready([self.only])
        return self.pauses.ready(targets.names())

    def _begin(self) -> Batch | None:
        with locked() as journal:
            number_rows(journal)
            forget_confirmed(journal)
            batch = next_batch(self.size, self._ready())
            if batch is not None:
                begun = timezone.now()
                Worker.objects.update_or_create(
                    name=self.name,
                    defaults={
                        "heard_at": begun,
                        "batch_begun_at": begun,
                        "batch_end": batch.end,
                    },
                )
        return batch

    def _hand(self, name: str, updates: list[Update]) -> bool:
        """Hand a batch to a target; tells whether it took it."""
        try:
            target = self.engine.open(name)
            self._check_release(target)
            refused = target.apply(updates)
        except EngineError as error:
            if targets.is_registered(name):  # else it was retired meanwhile
                logger.exception("The target %s did not take a batch", name)
                targets.fail(name, str(error))
                self.pauses.fail(name)
            return False
        take_note(name, updates, refused)
        self.pauses.succeed(name)
        return True

    def _check_release(self, target: Target) -> None:
        """Raise EngineError for a target that this release must not write to.

        That is one of another release which came after this reader began (the reader is outdated),
        or which is only kept for going back (it cannot be kept in step).
        """
        name = target.name
        if name not in self._made_alike:
            part = next(part for part in self.engine.parts if part.keeps(name))
            self._made_alike[name] = is_made_alike(target, part)
        if not self._made_alike[name] and not targets.is_older_live(name, self._began):
            raise EngineError(
                f"The index {name} was made by another release; restart the worker, or run "
                "`manage.py index rebuild`."
            )

    def _end(self, batch: Batch, took: list[str]) -> None:
        with locked() as journal:
            for name in took:
                confirm(name, batch.end)
                if batch.end >= journal.last_position:  # else it is still behind
                    targets.recover(name)
            forget_confirmed(journal)
            Worker.objects.filter(name=self.name).update(
                heard_at=timezone.now(), batch_begun_at=None, batch_end=None
            )
