"""What the visible activities cover of the concepts asked for, all of it from one small request.

Each grade of each concept adds a digit of its own to the score, so that a score tells exactly what
an activity covers; the server counts how often each score comes.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from elasticsearch.dsl import Search
from elasticsearch.dsl.query import Bool, ConstantScore, DisMax
from elasticsearch.dsl.query import Query as Written

from search.engines.elasticsearch.translating import query_of
from search.judgement.judging import Ladder, Within

BASE: Final = 5
"""More than the grades of a concept. 5 to the power of 7 concepts is exact in a float's 24 bits."""
MOST_PATTERNS: Final = 10_000
PATTERNS: Final = "patterns"


def patterns_search(rungs: Sequence[Ladder], base: Written) -> Search[Any]:
    """The request that counts what is covered of `rungs` by what meets `base`."""
    digits = [
        DisMax(
            queries=[
                ConstantScore(filter=query_of(step.query), boost=(len(rung) - place) * BASE**number)
                for place, step in enumerate(rung)
            ]
        )
        for number, rung in enumerate(rungs)
        if rung
    ]
    search = Search().query(Bool(filter=[base], should=digits, minimum_should_match=1))
    search = search.extra(size=0, track_total_hits=False)
    search.aggs.bucket(PATTERNS, "terms", script={"source": "_score"}, size=MOST_PATTERNS)
    return search


class PatternCoverage:
    """What was counted, as the coverage that `judged` asks for."""

    def __init__(self, rungs: Sequence[Ladder], buckets: Sequence[Mapping[str, Any]]) -> None:
        self._rungs = rungs
        self._counted = {
            tuple(_digits(int(float(bucket["key"])), len(rungs))): int(bucket["doc_count"])
            for bucket in buckets
        }

    def count(self, within: Within) -> int:
        """How many activities there are within."""
        return sum(
            number for pattern, number in self._counted.items() if _is_within(pattern, within)
        )

    def best(self, within: Within) -> float:
        """The most that one of them covers, added up over the ladders; 0 when there is none."""
        values = [self._value(pattern) for pattern in self._counted if _is_within(pattern, within)]
        return max(values, default=0.0)

    def _value(self, pattern: Sequence[int]) -> float:
        return sum(
            rung[len(rung) - digit].value
            for rung, digit in zip(self._rungs, pattern, strict=True)
            if digit
        )


def _digits(score: int, count: int) -> Iterator[int]:
    for _place in range(count):
        score, digit = divmod(score, BASE)
        yield digit


def _is_within(pattern: Sequence[int], within: Within) -> bool:
    return not within or any(
        all(any(pattern[place] for place in group) for group in row) for row in within
    )
