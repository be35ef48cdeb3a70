"""How often words stand in an index, and what its activities cover of those asked for."""

from collections.abc import Sequence

import tantivy

from search.engines.embedded.filtering import all_of, any_of, count
from search.engines.embedded.translating import query_of
from search.judgement.judging import Ladder, Within, written
from search.judgement.queries import Query


class IndexFrequencies:
    """How often something stands in an index, counted."""

    def __init__(self, schema: tantivy.Schema, searcher: tantivy.Searcher) -> None:
        self._schema = schema
        self._searcher = searcher

    def documents(self) -> int:
        """How many activities there are."""
        return int(self._searcher.num_docs)

    def spread(self, query: Query) -> int:
        """How many of them meet a query."""
        return count(self._searcher, query_of(self._schema, query))


class IndexCoverage:
    """What the activities within `base` cover of some ladders."""

    def __init__(
        self,
        schema: tantivy.Schema,
        searcher: tantivy.Searcher,
        base: tantivy.Query,
        rungs: Sequence[Ladder],
    ) -> None:
        self._schema = schema
        self._searcher = searcher
        self._base = base
        self._rungs = rungs

    def count(self, within: Within) -> int:
        """How many activities there are within."""
        return count(self._searcher, self._bounded(within))

    def best(self, within: Within) -> float:
        """The most that one of them covers, added up over the ladders; 0 when there is none."""
        graded = [
            tantivy.Query.disjunction_max_query(
                [
                    tantivy.Query.const_score_query(query_of(self._schema, step.query), step.value)
                    for step in rung
                ]
            )
            for rung in self._rungs
            if rung
        ]
        if not graded:
            return 0.0
        bound = tantivy.Query.const_score_query(self._bounded(within), 0.0)
        query = tantivy.Query.boolean_query(
            [(tantivy.Occur.Must, bound), (tantivy.Occur.Must, any_of(graded))]
        )
        hits = self._searcher.search(query, limit=1, count=False).hits
        return float(hits[0][0]) if hits else 0.0

    def _bounded(self, within: Within) -> tantivy.Query:
        if not within:
            return self._base
        return all_of([self._base, query_of(self._schema, written(within, self._rungs))])
