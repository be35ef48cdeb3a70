"""What bounds a search beside its words: visibility and the visitor's choices."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import tantivy

from search.conditions import AnyOf, Condition
from search.engines.embedded.schema import day_number
from search.engines.fields import DAYS, EXPIRES_AT, code_field

FAR_DAY = 99991231


def visible(schema: tantivy.Schema, now: datetime) -> tantivy.Query:
    """Only what has not expired at `now`."""
    return tantivy.Query.range_query(
        schema,
        EXPIRES_AT,
        tantivy.FieldType.Date,
        lower_bound=now,
        include_lower=False,
    )


def codes_query(schema: tantivy.Schema, parameter: str, codes: Sequence[str]) -> tantivy.Query:
    """Activities with at least one of the codes."""
    terms = [tantivy.Query.term_query(schema, code_field(parameter), code) for code in codes]
    return any_of(terms)


def condition_query(schema: tantivy.Schema, condition: Condition) -> tantivy.Query:
    """A facet's condition as a query."""
    if isinstance(condition, AnyOf):
        return codes_query(schema, condition.parameter, condition.codes)
    return tantivy.Query.range_query(
        schema,
        DAYS,
        tantivy.FieldType.Integer,
        lower_bound=day_number(condition.first) if condition.first else 0,
        upper_bound=day_number(condition.last) if condition.last else FAR_DAY,
    )


def any_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Documents that meet at least one; none when there are no queries."""
    if not queries:
        return tantivy.Query.empty_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Should, query) for query in queries])


def all_of(queries: Sequence[tantivy.Query]) -> tantivy.Query:
    """Documents that meet every one, each scored by the sum; all when there are no queries."""
    if not queries:
        return tantivy.Query.all_query()
    if len(queries) == 1:
        return queries[0]
    return tantivy.Query.boolean_query([(tantivy.Occur.Must, query) for query in queries])


def unscored(query: tantivy.Query) -> tantivy.Query:
    """The same documents, adding nothing to a score."""
    return tantivy.Query.const_score_query(query, 0.0)


def narrowed(
    base: tantivy.Query, conditions: Mapping[str, tantivy.Query], but: str | None = None
) -> tantivy.Query:
    """What meets the base and every choice, except the choice of the facet `but`."""
    others = [unscored(query) for name, query in conditions.items() if name != but]
    return all_of([base, *others]) if others else base


def count(searcher: tantivy.Searcher, query: tantivy.Query) -> int:
    """How many documents a query finds."""
    found: int = searcher.search(query, limit=1).count  # type: ignore[attr-defined]
    return found
