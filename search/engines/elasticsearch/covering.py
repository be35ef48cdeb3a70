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
from search.judgement.judging import Ladder, Within, ladders
from search.judgement.matching import Matched

MOST_PATTERNS: Final = 10_000
_PATTERNS: Final = "patterns"
_WELL: Final = "well"
_AT_ALL: Final = "at_all"


def survey_search(asked: Sequence[Matched], base: Written) -> Search[Any]:
    """The request that counts what the activities within `base` cover."""
    rungs = ladders(asked)
    digits = [
        DisMax(
            queries=[
                ConstantScore(filter=query_of(step.query), boost=digit * unit)
                for digit, step in zip(range(len(rung), 0, -1), rung, strict=True)
            ]
        )
        for rung, unit in zip(rungs, _units(rungs), strict=True)
        if rung
    ]
    search: Search[Any] = Search().query(Bool(filter=[base], should=digits, minimum_should_match=1))
    search = search.extra(size=0, track_total_hits=False)
    search.aggs.bucket(_PATTERNS, "terms", script={"source": "_score"}, size=MOST_PATTERNS)
    spreads = {_WELL: [one.well() for one in asked], _AT_ALL: [one.covered(0) for one in asked]}
    for name, queries in spreads.items():
        filters = {str(place): query_of(query) for place, query in enumerate(queries)}
        search.aggs.bucket(name, "filters", filters=filters)
    return search


def _units(rungs: Sequence[Ladder]) -> list[int]:
    """What a digit of each concept is worth: powers of more than the grades of any concept.

    A float holds 24 bits exactly, which is enough for 15 concepts of two grades.
    """
    base = max((len(rung) for rung in rungs), default=0) + 1
    return [base**place for place in range(len(rungs))]


class CountedSurvey:
    """A survey from the answer to `survey_search`. `documents` is how many activities there are."""

    def __init__(
        self, asked: Sequence[Matched], aggregations: Mapping[str, Any], documents: int
    ) -> None:
        self._ladders = ladders(asked)
        self._documents = documents
        well, at_all = (aggregations[name]["buckets"] for name in (_WELL, _AT_ALL))
        self._spreads = [
            int(well[place]["doc_count"] or at_all[place]["doc_count"])
            for place in map(str, range(len(asked)))
        ]
        units = _units(self._ladders)
        self._counted = {
            tuple(_digits(int(float(bucket["key"])), units)): int(bucket["doc_count"])
            for bucket in aggregations[_PATTERNS]["buckets"]
        }

    def documents(self) -> int:
        """How many activities there are."""
        return self._documents

    def spread(self, place: int) -> int:
        """How many of them meet a concept well, or at all when none does well."""
        return self._spreads[place]

    def count(self, within: Within) -> int:
        """How many activities there are within."""
        return sum(
            number for pattern, number in self._counted.items() if _is_within(pattern, within)
        )

    def best(self, within: Within, weights: Sequence[float]) -> float:
        """The most that one of them covers, each concept by its weight; 0 without any."""
        values = (
            self._value(pattern, weights)
            for pattern in self._counted
            if _is_within(pattern, within)
        )
        return max(values, default=0.0)

    def _value(self, pattern: Sequence[int], weights: Sequence[float]) -> float:
        return sum(
            rung[len(rung) - digit].share * weight
            for rung, digit, weight in zip(self._ladders, pattern, weights, strict=True)
            if digit
        )


def _digits(score: int, units: Sequence[int]) -> Iterator[int]:
    base = units[1] if len(units) > 1 else score + 1
    for unit in units:
        yield score // unit % base


def _is_within(pattern: Sequence[int], within: Within) -> bool:
    return not within or any(
        all(any(pattern[place] for place in group) for group in row) for row in within
    )
