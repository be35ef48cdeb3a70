"""In which order found activities stand: by how well they meet the words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import tantivy

from search.engines.embedded.filtering import any_of, codes_query
from search.engines.embedded.judging import Weighed, matches_of
from search.engines.embedded.schema import role_field
from search.text.understanding import Alternative, NamedValue, Understanding

FILLER_LIFT: Final = 0.12
FACET_WORD_LIFT: Final = 0.25
NAMED_LIFT: Final = 0.5
NEIGHBOURS_LIFT: Final = 0.15
LENGTH_SHARE: Final = 0.02
"""How much a title's length weighs: what is asked for stands higher in a short title."""


def ranked(
    schema: tantivy.Schema, found: tantivy.Query, weighed: Sequence[Weighed], asked: Understanding
) -> tantivy.Query:
    """The found activities with the score that orders them."""
    unit = max((one.weight for one in weighed), default=1.0)
    raising = [one.scored(one.weight) for one in weighed]
    raising += [_in_title(schema, one) for one in weighed]
    raising += _neighbours(schema, asked, unit)
    raising += [_named(schema, value, NAMED_LIFT * unit) for value in asked.named]
    for concept in asked.lifting:
        matches = matches_of(schema, concept)
        if matches:
            share = FACET_WORD_LIFT if concept.sort == "facet" else FILLER_LIFT
            raising.append(Weighed(concept, matches, 0.0).scored(share * unit))
    parts = [(tantivy.Occur.Must, tantivy.Query.const_score_query(found, 0.01))]
    parts += [(tantivy.Occur.Should, query) for query in raising]
    return tantivy.Query.boolean_query(parts)


def _in_title(schema: tantivy.Schema, one: Weighed) -> tantivy.Query:
    terms = [
        term
        for alternative in one.concept.alternatives
        if len(alternative.words) == 1
        for term in alternative.words[0]
    ]
    field = role_field("title")
    queries = [tantivy.Query.term_query(schema, field, term) for term in terms[:4]]
    return tantivy.Query.boost_query(any_of(queries), LENGTH_SHARE)


def _neighbours(schema: tantivy.Schema, asked: Understanding, unit: float) -> list[tantivy.Query]:
    """Raise titles in which words stand beside each other as they do in the query."""
    field = role_field("title")
    firsts = [_single_terms(concept.alternatives) for concept in asked.concepts]
    made: list[tantivy.Query] = []
    for left, right in pairwise(firsts):
        phrases = [
            tantivy.Query.phrase_query(schema, field, [first, second])
            for first in left
            for second in right
        ]
        if phrases:
            made.append(tantivy.Query.const_score_query(any_of(phrases), NEIGHBOURS_LIFT * unit))
    return made


def _single_terms(alternatives: Sequence[Alternative]) -> list[str]:
    """The surest few terms of a concept of one word."""
    terms = [term for other in alternatives if len(other.words) == 1 for term in other.words[0]]
    return terms[:3]


def _named(schema: tantivy.Schema, value: NamedValue, lift: float) -> tantivy.Query:
    """Raise what has a value that the query names."""
    return tantivy.Query.const_score_query(codes_query(schema, value.parameter, value.codes), lift)
