"""One Elasticsearch index: a target that is written to."""

from collections.abc import Iterator, Sequence
from typing import Any, Final
from uuid import UUID

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.helpers import scan, streaming_bulk

from search.engines.elasticsearch.connection import asking
from search.engines.elasticsearch.mapping import FINGERPRINT
from search.engines.elasticsearch.writing import written
from search.engines.fields import DIGEST, ID, REMOVED, VERSION, newest
from search.engines.protocol import EngineError, IndexEntry, Update

CONFLICT: Final = 409
"""Elasticsearch's answer to an older version than it holds."""
_MOST_NAMED: Final = 3
_MOST_SAID: Final = 300


class ElasticsearchIndex:
    """One index of the cluster, by its name."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.name = name
        self._client = client

    @property
    def fingerprint(self) -> str:
        """What it was built with; empty when that is not known."""
        with asking(f"The mapping of the index {self.name}"):
            answer = self._client.indices.get_mapping(index=self.name)
        kept = answer[self.name]["mappings"].get("_meta", {})
        return str(kept.get(FINGERPRINT, ""))

    def apply(self, updates: Sequence[Update]) -> None:
        """Write a batch, visible afterwards; of each id the higher version stays.

        The position of the journal is Elasticsearch's external version, so that an older document
        never overwrites a newer one, whoever sends it and when. Raises EngineError when a document
        is not taken; what of a batch was taken may be written again.
        """
        batch = newest(updates)
        if not batch:
            return
        refused: list[str] = []
        with asking(f"Writing to the index {self.name}"):
            answers = streaming_bulk(
                self._client,
                (self._action(update) for update in batch),
                raise_on_error=False,
                refresh=True,
            )
            for taken, answer in answers:
                said = answer["index"]
                if not taken and said["status"] != CONFLICT:
                    refused.append(f"{said['_id']}: {str(said.get('error'))[:_MOST_SAID]}")
        if refused:
            raise EngineError(
                f"The index {self.name} refuses {len(refused)} of {len(batch)} documents: "
                + "; ".join(refused[:_MOST_NAMED])
            )

    def entries(self) -> Iterator[IndexEntry]:
        """Everything the index holds, for `index check`."""
        query = {
            "query": {"bool": {"must_not": {"term": {DIGEST: REMOVED}}}},
            "_source": [ID, VERSION, DIGEST],
        }
        with asking(f"Reading the index {self.name}"):
            for hit in scan(self._client, index=self.name, query=query):
                held = hit["_source"]
                yield IndexEntry(UUID(held[ID]), int(held[VERSION]), str(held[DIGEST]))

    def count(self) -> int:
        """How many activities it holds."""
        held = Search(using=self._client, index=self.name).exclude("term", **{DIGEST: REMOVED})
        with asking(f"Counting in the index {self.name}"):
            return int(held.count())

    def _action(self, update: Update) -> dict[str, Any]:
        return {
            "_op_type": "index",
            "_index": self.name,
            "_id": str(update.id),
            "version": update.version,
            "version_type": "external_gte",
            "_source": written(update),
        }
