"""What the activities of an index cover of the concepts asked for."""

from collections.abc import Sequence

import tantivy

from search.engines.embedded.filtering import all_of, any_of, count
from search.engines.embedded.translating import query_of
from search.judgement.judging import Within, ladders, written
from search.judgement.matching import Matched
from search.judgement.queries import Query


class IndexSurvey:
    """What the activities within `base` cover, counted when it is asked for."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        base: tantivy.Query,
        asked: Sequence[Matched],
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._base = base
        self._asked = asked
        self._rungs = ladders(asked)

    def documents(self) -> int:
        """How many activities there are."""
        return int(self._searcher.num_docs)

    def spread(self, place: int) -> int:
        """How many of them meet a concept well, or at all when none does well."""
        asked = self._asked[place]
        return self._meeting(asked.well()) or self._meeting(asked.covered(0))

    def count(self, within: Within) -> int:
        """How many activities there are within."""
        return count(self._searcher, self._bounded(within))

    def best(self, within: Within, weights: Sequence[float]) -> float:
        """The most that one of them covers, each concept by its weight; 0 without any."""
        graded = [
            tantivy.Query.disjunction_max_query(
                [
                    tantivy.Query.const_score_query(
                        query_of(self._schema, step.query), step.share * weight
                    )
                    for step in rung
                ]
            )
            for rung, weight in zip(self._rungs, weights, strict=True)
            if rung and weight
        ]
        if not graded:
            return 0.0
        bound = tantivy.Query.const_score_query(self._bounded(within), 0.0)
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, bound), (tantivy.Occur.Must, any_of(graded))]
        )
        hits = self._searcher.search(query, limit=1, count=False).hits
        return float(hits[0][0]) if hits else 0.0

    def _meeting(self, query: Query) -> int:
        return count(self._searcher, query_of(self._schema, query))

    def _bounded(self, within: Within) -> tantivy.Query:
        if not within:
            return self._base
        return all_of([self._base, query_of(self._schema, written(within, self._rungs))])
