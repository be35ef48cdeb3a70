"""How long a rebuild takes, its parts timed apart: reading, analysing, sending."""

import resource
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any, Final
from uuid import UUID

from elasticsearch.helpers import streaming_bulk

from search.engines.configured import private_engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.index import Pair
from search.engines.elasticsearch.writing import written
from search.engines.fields import made, newest
from search.engines.protocol import EngineError
from search.indexing.building import public_ids
from search.indexing.catching_up import updates_for
from search.indexing.rebuilding import FILL_SIZE

LUMP: Final = 2000
"""Documents that are sent by the engine and then by the bare client, in turns."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Seconds of each part for so many documents, beside the bare client's of the same documents.

    `sending_ratio` is the bare client's time over the engine's: 1 when the engine adds nothing.
    `memory_early_mib` and `memory_mib` are the most memory used after a fifth and at the end.
    """

    documents: int
    reading_s: float
    analysing_s: float
    sending_s: float
    bare_sending_s: float
    sending_ratio: float
    memory_early_mib: float
    memory_mib: float


@dataclass
class _Clock:
    reading: float = 0.0
    analysing: float = 0.0
    sending: float = 0.0
    bare: float = 0.0


def measure_filling() -> Filled:
    """Index what is public into two indices of Elasticsearch that are thrown away.

    Raises EngineError when Elasticsearch is not the configured engine, or does not answer.
    """
    ids = public_ids()
    clock = _Clock()
    early = 0.0
    with private_engine() as engine:
        if not isinstance(engine, ElasticsearchEngine):
            raise EngineError("Sending is measured on Elasticsearch: SEARCH_ENGINE=elasticsearch.")
        ours, bare = engine.build("measured"), engine.build("bare")
        with ours.filling(), bare.filling():
            for start in range(0, len(ids), LUMP):
                lump = list(_ready(ids[start : start + LUMP], clock))
                began = perf_counter()
                for first in range(0, len(lump), FILL_SIZE):
                    ours.send(lump[first : first + FILL_SIZE])
                clock.sending += perf_counter() - began
                clock.bare += _send_barely(engine, bare.name, lump)
                if not early and start >= len(ids) // 5:
                    early = _memory()
    return Filled(
        documents=len(ids),
        reading_s=round(clock.reading, 2),
        analysing_s=round(clock.analysing, 2),
        sending_s=round(clock.sending, 2),
        bare_sending_s=round(clock.bare, 2),
        sending_ratio=round(clock.bare / clock.sending, 2) if clock.sending else 0.0,
        memory_early_mib=early,
        memory_mib=_memory(),
    )


def _ready(ids: Sequence[UUID], clock: _Clock) -> Iterator[Pair]:
    """What is stored for each activity."""
    for start in range(0, len(ids), FILL_SIZE):
        began = perf_counter()
        updates = updates_for(dict.fromkeys(ids[start : start + FILL_SIZE], 1))
        read = perf_counter()
        pairs, _refused = made(newest(updates), written)
        clock.analysing += perf_counter() - read
        clock.reading += read - began
        yield from pairs


def _send_barely(engine: ElasticsearchEngine, name: str, lump: Sequence[Pair]) -> float:
    """Seconds that `streaming_bulk` takes as it comes, with documents that are ready."""
    actions: list[dict[str, Any]] = [
        {"_index": name, "_id": str(update.id), "_source": document} for update, document in lump
    ]
    began = perf_counter()
    for _answer in streaming_bulk(engine.client, actions):
        pass
    return perf_counter() - began


def _memory() -> float:
    """MiB that this process has used at most."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, 1)
