"""The requests of one search, all of them within its time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Query as Written

from search.engines.elasticsearch.connection import Budget, asking
from search.engines.protocol import EngineError


@dataclass(frozen=True, slots=True)
class Requests:
    """Asks what an alias points to."""

    client: Elasticsearch
    alias: str
    budget: Budget

    def send(self, search: Search[Any]) -> Mapping[str, Any]:
        """The whole answer to one search. Raises EngineError when there is none."""
        with asking(f"Searching {self.alias}"):
            client = self.budget.of(self.client)
            answer: dict[str, Any] = client.search(index=self.alias, body=search.to_dict()).body
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise EngineError(f"Searching {self.alias}: a part of the index does not answer.")
        return answer

    def count(self, queries: Sequence[Written]) -> list[int]:
        """How many documents each query finds, in one request; none is made without queries."""
        if not queries:
            return []
        searches: list[Mapping[str, Any]] = []
        for query in queries:
            searches += [{}, {"query": query.to_dict(), "size": 0, "track_total_hits": True}]
        with asking(f"Counting in {self.alias}"):
            client = self.budget.of(self.client)
            answers = client.msearch(index=self.alias, searches=searches).body["responses"]
        return [int(answer["hits"]["total"]["value"]) for answer in answers]
