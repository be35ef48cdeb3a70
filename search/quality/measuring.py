"""Asks an engine judged queries and measures the answers.

success@k is the share of queries with an expected activity among the first k. nDCG@10 is Järvelin
and Kekäläinen's measure with a gain of one for each expected activity: 1.0 when they all stand
first. The mean number of results leaves out queries of facet words alone, which are filters and
should find everything that fits.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from search.engines.protocol import Engine
from search.quality.queries import JudgedQuery
from search.selection import Selection

DEPTH: Final = 10
"""How far down a list of results counts."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What an engine said to a query: the first results' external ids, and how many there are.

    `meant` is the query with its slips put right; `hits` are the public ids of those found first.
    """

    asked: JudgedQuery
    found: tuple[str, ...]
    total: int
    only_facets: bool
    meant: str = ""
    hits: tuple[UUID, ...] = ()

    def success(self, depth: int) -> bool:
        """Whether an expected activity stands among the first `depth`."""
        return any(one in self.asked.expected for one in self.found[:depth])

    def ndcg(self) -> float:
        """nDCG@10, between 0 and 1."""
        gain = sum(
            1 / math.log2(place + 2)
            for place, one in enumerate(self.found[:DEPTH])
            if one in self.asked.expected
        )
        best = sum(
            1 / math.log2(place + 2) for place in range(min(DEPTH, len(self.asked.expected)))
        )
        return gain / best


def ask(
    engine: Engine, queries: Iterable[JudgedQuery], external_ids: Mapping[UUID, str]
) -> list[Answer]:
    """Put every query to the engine as a visitor does, without any choice. Raises EngineError."""
    answers: list[Answer] = []
    for judged in queries:
        selection = Selection(language=judged.language, query=judged.query)
        results = engine.search(selection)
        answers.append(
            Answer(
                asked=judged,
                found=tuple(external_ids.get(hit.id, str(hit.id)) for hit in results.hits),
                total=results.total,
                only_facets=any(offer.applied for offer in results.offers),
                meant=results.did_you_mean or judged.query,
                hits=tuple(hit.id for hit in results.hits),
            )
        )
    return answers


def figures(answers: Sequence[Answer]) -> dict[str, Any]:
    """The measures over some answers; None where there is nothing to measure."""
    counted = [answer.total for answer in answers if not answer.only_facets]
    return {
        "queries": len(answers),
        "success_at_1": _mean([float(answer.success(1)) for answer in answers]),
        "success_at_5": _mean([float(answer.success(5)) for answer in answers]),
        "ndcg_at_10": _mean([answer.ndcg() for answer in answers]),
        "mean_results": _mean([float(total) for total in counted]),
    }


def report(answers: Sequence[Answer]) -> dict[str, Any]:
    """The measures over all answers and by kind of query, and the queries that failed.

    A query failed when what stands first is nothing that was expected.
    """
    kinds = sorted({answer.asked.kind for answer in answers})
    return {
        **figures(answers),
        "by_kind": {
            kind: figures([answer for answer in answers if answer.asked.kind == kind])
            for kind in kinds
        },
        "failed": [
            {
                "query": answer.asked.query,
                "kind_of_query": answer.asked.kind,
                "expected": sorted(answer.asked.expected),
                "found": list(answer.found[:5]),
                "ndcg_at_10": round(answer.ndcg(), 3),
            }
            for answer in answers
            if not answer.success(1)
        ],
    }


def _mean(values: Sequence[float]) -> float | None:
    return round(sum(values) / len(values), 4) if values else None
