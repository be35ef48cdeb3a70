"""The requests of one search, all of them within its time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from elasticsearch import Elasticsearch
from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Query as Written

from search.engines.elasticsearch.connection import Budget, asking
from search.engines.protocol import EngineError

BESIDE: Final = 1.0
"""Seconds for what a page is whole without."""


@dataclass(frozen=True, slots=True)
class Sent:
    """One request: what is asked of the alias (`_search`), and the lines of its body."""

    action: str
    lines: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Requests:
    """Asks what an alias points to; `sent` are the requests so far."""

    client: Elasticsearch
    alias: str
    budget: Budget
    sent: list[Sent] = field(default_factory=list)

    def send(self, search: Search[Any]) -> Mapping[str, Any]:
        """The whole answer to one search. Raises EngineError when there is none."""
        body = search.to_dict()
        self.sent.append(Sent("_search", [body]))
        with asking(f"Searching {self.alias}"):
            client = self.budget.of(self.client)
            answer: dict[str, Any] = client.search(index=self.alias, body=body).body
            refuse_part(answer, self.alias)
        return answer

    def send_all(self, searches: Sequence[Search[Any]]) -> Sequence[Mapping[str, Any]]:
        """The whole answers to several searches in one request; none is made without any.

        Raises EngineError when there are none.
        """
        if not searches:
            return []
        lines: list[Mapping[str, Any]] = []
        for search in searches:
            lines += [{}, search.to_dict()]
        self.sent.append(Sent("_msearch", lines))
        with asking(f"Searching {self.alias}"):
            client = self.budget.of(self.client)
            answers: list[dict[str, Any]]
            answers = client.msearch(index=self.alias, searches=lines).body["responses"]
            for answer in answers:
                refuse_part(answer, self.alias)
        return answers

    def count(self, queries: Sequence[Written]) -> list[int]:
        """How many documents each query finds. Raises EngineError."""
        searches = [Search().query(query).extra(size=0, track_total_hits=True) for query in queries]
        return [int(answer["hits"]["total"]["value"]) for answer in self.send_all(searches)]


def refuse_part(answer: Mapping[str, Any], alias: str) -> None:
    """Raise EngineError where only a part of the index has answered."""
    if "error" in answer or answer["timed_out"] or answer["_shards"]["failed"]:
        raise EngineError(f"Searching {alias}: a part of the index does not answer.")
