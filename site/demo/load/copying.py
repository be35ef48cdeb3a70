"""Copies of an index's documents, straight into it: a large index without a large database."""

from collections.abc import Callable, Iterator
from itertools import cycle, islice
from typing import Any, Final
from uuid import UUID, uuid5

from elasticsearch.helpers import streaming_bulk

from search.engines.configured import engine
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.writing import written
from search.engines.fields import ID
from search.engines.protocol import EngineError
from search.indexing.building import build, public_ids

_NAMESPACE: Final = UUID("5f6a1c0e-3d8b-5b0f-9a52-6d7c0f2b1e44")
MOST_COPIED: Final = 2000
"""So many different activities are copied, again and again."""
_CHUNK: Final = 2000


def copy_until(count: int, progress: Callable[[int], object]) -> int:
    """Write copies of public activities into the live index until it holds `count`.

    A copy differs from its original by its id alone, also where that stands in the keys of orders.
    `progress` is called with the number of each chunk. Returns how many were written. Raises
    EngineError when Elasticsearch is not the configured engine.
    """
    primary = engine().parts[0]
    if not isinstance(primary, ElasticsearchEngine):
        raise EngineError("Copies are written to Elasticsearch: SEARCH_ENGINE=elasticsearch.")
    target = primary.live()
    missing = max(count - target.count(), 0)
    done = 0
    with target.filling():
        actions = islice(_copies(target.name), missing)
        for taken, _answer in streaming_bulk(primary.client, actions, chunk_size=_CHUNK):
            done += bool(taken)
            if done % _CHUNK == 0:
                progress(_CHUNK)
    return done


def _copies(index: str) -> Iterator[dict[str, Any]]:
    versions = dict.fromkeys(public_ids()[:MOST_COPIED], 1)
    originals = [written(document) for document in build(versions).values()]
    for number, original in enumerate(cycle(originals)):
        identity = str(uuid5(_NAMESPACE, str(number)))
        copy = {
            name: value.replace(original[ID], identity) if isinstance(value, str) else value
            for name, value in original.items()
        }
        yield {"_index": index, "_id": identity, "_source": copy}
