"""In which order found activities stand: by how well they meet the words."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from search.conditions import AnyOf
from search.judgement.judging import Judgement
from search.judgement.matching import matched
from search.judgement.queries import Beside, Lift, Likeness, Raise, Without
from search.text.understanding import Concept, NamedValue, Understanding

FILLER_LIFT: Final = 0.12
FACET_WORD_LIFT: Final = 0.25
NAMED_LIFT: Final = 0.5
SUBJECT_VALUE_LIFT: Final = 0.3
CLOSER_LIFT: Final = 0.05
"""For each other value that an activity might have beside the named one, and has not."""
NEIGHBOURS_LIFT: Final = 0.15
LENGTH_SHARE: Final = 0.02
"""How much a title's length weighs: what is asked for stands higher in a short title."""


def raising(judgement: Judgement, asked: Understanding) -> tuple[Raise, ...]:
    """What raises activities among those that are found."""
    unit = max((weight for _one, weight in judgement.weighed), default=1.0)
    made: list[Raise] = [one.scored(weight) for one, weight in judgement.weighed]
    made += [_in_title(one.concept) for one, _weight in judgement.weighed]
    made += _neighbours(asked, unit)
    for value in asked.named:
        made += _named(value, unit)
    for concept in asked.lifting:
        share = FACET_WORD_LIFT if concept.sort == "facet" else FILLER_LIFT
        made.append(matched(concept).scored(share * unit))
    return tuple(made)


def _in_title(concept: Concept) -> Likeness:
    terms = [
        term
        for alternative in concept.alternatives
        if len(alternative.words) == 1
        for term in alternative.words[0]
    ]
    return Likeness("title", tuple(terms[:4]), LENGTH_SHARE)


def _neighbours(asked: Understanding, unit: float) -> Iterator[Lift]:
    """Raise titles in which words stand beside each other as they do in the query."""
    for left, right in pairwise(asked.row):
        if left and right:
            yield Lift(Beside("title", left, right), NEIGHBOURS_LIFT * unit)


def _named(value: NamedValue, unit: float) -> Iterator[Lift]:
    """Raise what has a value that the query names, and more what has few others beside it."""
    having = AnyOf(value.parameter, value.codes)
    yield Lift(having, (NAMED_LIFT if value.firm else SUBJECT_VALUE_LIFT) * unit)
    for other in value.others:
        yield Lift(Without(having, AnyOf(value.parameter, (other,))), CLOSER_LIFT * unit)
