"""What is looked for, as queries of tantivy."""

import re
from collections.abc import Iterator, Sequence

import tantivy

from search.conditions import AnyOf
from search.engines.embedded.filtering import all_of, any_of, codes_query
from search.engines.fields import role_field
from search.judgement.queries import (
    Beginning,
    Beside,
    Best,
    Every,
    Lift,
    Likeness,
    Query,
    Raise,
    Reaching,
    Some,
    Without,
    Words,
)


def query_of(  # noqa: C901, PLR0911 (a return for each kind)
    schema: tantivy.Schema, query: Query
) -> tantivy.Query:
    """A query of the words or codes looked for."""
    match query:
        case Words(role, each):
            field = role_field(role)
            return all_of([_any_term(schema, field, terms) for terms in each])
        case Beginning(role, term):
            return tantivy.Query.regex_query(schema, role_field(role), re.escape(term) + ".*")
        case AnyOf(parameter, codes):
            return codes_query(schema, parameter, codes)
        case Every(parts):
            return all_of([query_of(schema, part) for part in parts])
        case Some(parts):
            return any_of([query_of(schema, part) for part in parts])
        case Reaching(ladders, mark):
            combinations = _combinations(ladders, mark)
            return any_of([query_of(schema, Every(tuple(each))) for each in combinations])
        case Without(wanted, unwanted):
            return tantivy.Query.boolean_query(
                [
                    (tantivy.Occur.Must, query_of(schema, wanted)),
                    (tantivy.Occur.MustNot, query_of(schema, unwanted)),
                ]
            )
        case Beside(role, first, second):
            field = role_field(role)
            return any_of(
                [
                    tantivy.Query.phrase_query(schema, field, [one, other])
                    for one in first
                    for other in second
                ]
            )


def _combinations(ladders: Sequence[Sequence[Lift]], missing: float) -> Iterator[list[Query]]:
    """The least combinations of lifts that add up to what is missing.

    tantivy has no least score, so the set is written out.
    """
    if missing <= 0:
        yield []
        return
    if missing > sum(ladder[0].weight for ladder in ladders):
        return
    reached_without = False
    for lift in reversed(ladders[0]):
        for rest in _combinations(ladders[1:], missing - lift.weight):
            yield [lift.query, *rest]
            reached_without = reached_without or not rest
        if reached_without:
            break
    yield from _combinations(ladders[1:], missing)


def lifted(schema: tantivy.Schema, raised: Raise) -> tantivy.Query:
    """A query whose score is what it raises by."""
    match raised:
        case Lift(query, weight):
            return tantivy.Query.const_score_query(query_of(schema, query), weight)
        case Best(lifts, further):
            parts = [lifted(schema, lift) for lift in lifts]
            return tantivy.Query.disjunction_max_query(parts, further)
        case Likeness(role, terms, weight):
            return tantivy.Query.boost_query(_any_term(schema, role_field(role), terms), weight)


def ordered(
    schema: tantivy.Schema, found: tantivy.Query, raising: Sequence[Raise]
) -> tantivy.Query:
    """The found activities with the score that orders them."""
    parts = [(tantivy.Occur.Must, tantivy.Query.const_score_query(found, 0.01))]
    parts += [(tantivy.Occur.Should, lifted(schema, raised)) for raised in raising]
    return tantivy.Query.boolean_query(parts)


def _any_term(schema: tantivy.Schema, field: str, terms: Sequence[str]) -> tantivy.Query:
    return any_of([tantivy.Query.term_query(schema, field, term) for term in terms])
