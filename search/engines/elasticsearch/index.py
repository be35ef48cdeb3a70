"""One Elasticsearch index: a target that is written to."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final
from uuid import UUID

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.helpers import scan, streaming_bulk

from search.engines.elasticsearch.connection import asking
from search.engines.elasticsearch.mapping import FINGERPRINT
from search.engines.elasticsearch.writing import written
from search.engines.fields import DIGEST, ID, REMOVED, VERSION, made, newest
from search.engines.protocol import EngineError, IndexEntry, Refusal, Update

CONFLICT: Final = 409
"""Elasticsearch's answer to an older version than it holds."""
FAULTY: Final = frozenset({400, 413})
"""Its answers to a document that it will never take: what cannot be read, what is too large."""
_MOST_SAID: Final = 500
_RETRIES: Final = 3
_FIRST_PAUSE: Final = 0.5
"""Seconds before a document is sent again to a node that is too busy (429)."""


Pair = tuple[Update, dict[str, Any]]
"""An update, and what is stored for it."""


class ElasticsearchIndex:
    """One index of the cluster, by its name."""

    def __init__(self, client: Elasticsearch, name: str) -> None:
        self.name = name
        self._client = client
        self._is_filling = False

    @property
    def fingerprint(self) -> str:
        """What it was built with; empty when that is not known."""
        with asking(f"The mapping of the index {self.name}"):
            answer = self._client.indices.get_mapping(index=self.name)
            kept = answer[self.name]["mappings"].get("_meta", {})
            return str(kept.get(FINGERPRINT, ""))

    def apply(self, updates: Sequence[Update]) -> list[Refusal]:
        """Write a batch, visible afterwards; of each id the higher version stays.

        The position of the journal is Elasticsearch's external version, so that an older document
        never overwrites a newer one, whoever sends it and when. Returns what it will never take.
        Raises EngineError when something cannot be written now; what of a batch was taken may be
        written again.
        """
        pairs, refused = made(newest(updates), written)
        return refused + (self.send(pairs) if pairs else [])

    def send(self, pairs: Sequence[Pair]) -> list[Refusal]:
        """Send updates, each with what is stored for it; the second half of `apply`."""
        refused: list[Refusal] = []
        updates = {str(update.id): update for update, _document in pairs}
        with asking(f"Writing to the index {self.name}"):
            answers = streaming_bulk(
                self._client,
                (self._action(update, document) for update, document in pairs),
                raise_on_error=False,
                max_retries=_RETRIES,
                initial_backoff=_FIRST_PAUSE,
                refresh=not self._is_filling,
            )
            for taken, answer in answers:
                said = answer["index"]
                if taken or said["status"] == CONFLICT:
                    continue
                why = _said(said.get("error") or {})
                if said["status"] not in FAULTY:
                    raise EngineError(f"The index {self.name} takes nothing now: {why}")
                update = updates[said["_id"]]
                refused.append(Refusal(update.id, update.version, why))
        return refused

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Within, nothing is refreshed; afterwards everything is visible.

        Elasticsearch itself refreshes no index that has not been searched for half a minute.
        """
        self._is_filling = True
        try:
            yield
        finally:
            self._is_filling = False
        with asking(f"Refreshing the index {self.name}"):
            self._client.indices.refresh(index=self.name)

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

    def _action(self, update: Update, document: dict[str, Any]) -> dict[str, Any]:
        return {
            "_op_type": "index",
            "_index": self.name,
            "_id": str(update.id),
            "version": update.version,
            "version_type": "external_gte",
            "_source": document,
        }


def _said(error: Mapping[str, Any]) -> str:
    """Why a document was refused, in the server's words: the reason, and what caused it."""
    reasons = []
    told: Mapping[str, Any] | None = error
    while told:
        reasons.append(str(told.get("reason") or told.get("type") or told))
        told = told.get("caused_by")
    return "; ".join(reasons)[:_MOST_SAID]
