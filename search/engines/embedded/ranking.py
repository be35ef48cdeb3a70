"""In which order found activities stand: by how well they meet the words."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import tantivy

from search.engines.embedded.filtering import any_of, codes_query
from search.engines.embedded.judging import Weighed, matches_of
from search.engines.embedded.schema import role_field
from search.text.understanding import NamedValue, Understanding

FILLER_LIFT: Final = 0.12
FACET_WORD_LIFT: Final = 0.25
NAMED_LIFT: Final = 0.5
SUBJECT_VALUE_LIFT: Final = 0.3
CLOSER_LIFT: Final = 0.05
"""For each other value that an activity might have beside the named one, and has not."""
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
    for value in asked.named:
        raising += _named(schema, value, unit)
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
    made: list[tantivy.Query] = []
    for left, right in pairwise(asked.row):
        phrases = [
            tantivy.Query.phrase_query(schema, field, [first, second])
            for first in left
            for second in right
        ]
        if phrases:
            made.append(tantivy.Query.const_score_query(any_of(phrases), NEIGHBOURS_LIFT * unit))
    return made


def _named(schema: tantivy.Schema, value: NamedValue, unit: float) -> list[tantivy.Query]:
    """Raise what has a value that the query names, and more what has few others beside it."""
    having = codes_query(schema, value.parameter, value.codes)
    lift = NAMED_LIFT if value.firm else SUBJECT_VALUE_LIFT
    made = [tantivy.Query.const_score_query(having, lift * unit)]
    for other in value.others:
        without = tantivy.Query.boolean_query(
            [
                (tantivy.Occur.Must, having),
                (tantivy.Occur.MustNot, codes_query(schema, value.parameter, [other])),
            ]
        )
        made.append(tantivy.Query.const_score_query(without, CLOSER_LIFT * unit))
    return made
