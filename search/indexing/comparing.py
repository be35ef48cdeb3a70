"""Comparing an index with the database: what is missing, surplus or stale."""

from dataclasses import dataclass
from uuid import UUID

from catalogue_pages.changes.models import Change
from search.engines.protocol import Engine
from search.indexing.building import build, public_ids

_BATCH = 250


@dataclass(frozen=True, slots=True)
class Differences:
    """Public ids of what differs, sorted; `pending` rows of the journal may explain it.

    `missing` ought to be in the index and is not, `surplus` is and ought not to be, `stale` has
    another content there.
    """

    index: str
    documents: int
    pending: int
    missing: tuple[UUID, ...]
    surplus: tuple[UUID, ...]
    stale: tuple[UUID, ...]

    def __bool__(self) -> bool:
        """Whether there is any difference."""
        return bool(self.missing or self.surplus or self.stale)


def compare(engine: Engine) -> Differences:
    """Compare the live index with the content as it is now. Raises EngineError without an index."""
    live = engine.live()
    held = {entry.id: entry.digest for entry in live.entries()}
    ids = public_ids()
    expected: dict[UUID, str] = {}
    for start in range(0, len(ids), _BATCH):
        part = dict.fromkeys(ids[start : start + _BATCH], 0)
        expected.update((one, made.digest()) for one, made in build(part).items())
    return Differences(
        index=live.name,
        documents=len(expected),
        pending=Change.objects.count(),
        missing=tuple(sorted(expected.keys() - held.keys())),
        surplus=tuple(sorted(held.keys() - expected.keys())),
        stale=tuple(
            sorted(one for one in expected.keys() & held.keys() if expected[one] != held[one])
        ),
    )
