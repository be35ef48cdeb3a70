"""Which activities a query finds: by judgement of what they cover, never by a cap.

Every concept of a query weighs by its rarity, and an activity covers each at one of four grades.
What covers less than a part of what the best covers is not found. Total, counts and every page
follow that same set, in any engine.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from search.judgement.matching import Matched, matched, weight
from search.judgement.queries import Every, Lift, Query, Reaching, Some
from search.text.understanding import Concept

GRADES: Final = ((0.7, 1.0), (0.5, 0.7), (0.3, 0.44), (0.12, 0.2))
"""From which quality on a concept counts as covered, and for how much. A word that only a
description has is found where no title, topic or summary has it: 0.44 is below `MARK`."""
COARSE_GRADES: Final = ((0.5, 1.0), (0.12, 0.4))
"""The same for long queries, so that the combinations stay few."""
FINE_UP_TO: Final = 3
MARK: Final = 0.45
"""The part of the best coverage that an activity must reach."""
ENOUGH: Final = 4
"""So many activities that have both a place and a subject are found without others."""
TELLING: Final = 20
"""What stands in more activities than these tells too little to be found by it alone."""
MOST_JUDGED: Final = 7
"""Further concepts, the commonest, only lift."""


ROUNDING: Final = 1e-5
"""An engine's scores have 24 bits: so far below the mark an activity still reaches it."""
MOST_SURVEYED: Final = 15
"""Concepts of a query beyond these are passed over."""


@dataclass(frozen=True, slots=True)
class Step:
    """A grade at which a concept is covered: the share it counts for, and what reaches it."""

    share: float
    query: Query


Ladder = tuple[Step, ...]
"""The grades of one concept, the highest first; what reaches one reaches those after it."""
Group = frozenset[int]
"""Concepts by their place; what meets one of them meets the group."""
Within = tuple[tuple[Group, ...], ...]
"""What meets every group of at least one of the rows; everything when there are no rows."""


class Survey(Protocol):
    """What the visible activities of an index cover of some concepts, by their place."""

    def documents(self) -> int:
        """How many activities there are."""

    def spread(self, place: int) -> int:
        """How many of them meet a concept well, or at all when none does well."""

    def count(self, within: Within) -> int:
        """How many activities there are within."""

    def best(self, within: Within, weights: Sequence[float]) -> float:
        """The most that one of them covers, each concept by its weight; 0 without any."""


Surveying = Callable[[Sequence[Matched]], Survey]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What words find, and the concepts by which it is ordered, each with its weight."""

    found: Query
    weighed: tuple[tuple[Matched, float], ...] = ()


def judge(concepts: Sequence[Concept], surveying: Surveying) -> Judgement:
    """Judge what a query finds. An index is surveyed once."""
    asked = [matched(concept) for concept in concepts[:MOST_SURVEYED]]
    if not asked:
        return Judgement(Some(()))
    survey = surveying(asked)
    weights = [
        weight(one.concept, survey.documents(), survey.spread(place))
        for place, one in enumerate(asked)
    ]
    rarest = sorted(
        (place for place in range(len(asked)) if weights[place]), key=lambda place: -weights[place]
    )
    weights = [one if place in rarest[:MOST_JUDGED] else 0.0 for place, one in enumerate(weights)]
    return Judgement(
        found=_found(asked, weights, survey),
        weighed=tuple((asked[place], weights[place]) for place in rarest),
    )


def ladders(asked: Sequence[Matched]) -> tuple[Ladder, ...]:
    """The grades of every concept."""
    grades = GRADES if len(asked) <= FINE_UP_TO else COARSE_GRADES
    return tuple(_ladder(one, grades) for one in asked)


def written(within: Within, rungs: Sequence[Ladder]) -> Query:
    """The same as a query."""
    return Some(
        tuple(
            Every(tuple(Some(tuple(_met(rungs[place]) for place in group)) for group in row))
            for row in within
        )
    )


def _found(asked: Sequence[Matched], weights: Sequence[float], survey: Survey) -> Query:
    within = _within(asked, weights, survey)
    best = survey.best(within, weights)
    if best <= 0:
        return Some(())
    rungs = ladders(asked)
    valued = tuple(
        tuple(Lift(step.query, step.share * weights[place]) for step in rungs[place])
        for place in sorted(range(len(asked)), key=lambda place: -weights[place])
        if weights[place] and rungs[place]
    )
    reaching = Reaching(valued, MARK * best * (1 - ROUNDING))
    return Every((written(within, rungs), reaching)) if within else reaching


def _met(rung: Ladder) -> Query:
    """What covers a concept at all."""
    return rung[-1].query if rung else Some(())


def _within(asked: Sequence[Matched], weights: Sequence[float], survey: Survey) -> Within:
    """What may be found of a place and something else that is asked for.

    A common subject and a town with much going on would give their union. Where enough activities
    have both, nothing else is wanted; where few have, one of both will do if it tells enough.
    """
    sorts = {place: one.concept.sort for place, one in enumerate(asked) if weights[place]}
    places = frozenset(place for place, sort in sorts.items() if sort == "place")
    others = frozenset(place for place, sort in sorts.items() if sort not in ("place", "stop"))
    if not places or not others:
        return ()
    united = (places, others)
    having_both = survey.count((united,))
    if not having_both:
        return ()
    if having_both >= ENOUGH:
        return (united,)
    telling = [(group,) for group in united if survey.count(((group,),)) <= TELLING]
    return (united, *telling)


def _ladder(one: Matched, grades: Sequence[tuple[float, float]]) -> Ladder:
    """The grades at which a concept is covered, highest first, without repeats."""
    steps: list[Step] = []
    reached = 0
    for quality, share in grades:
        count = sum(1 for match in one.matches if match.quality >= quality)
        if count > reached:
            steps.append(Step(share, one.covered(quality)))
            reached = count
    return tuple(steps)
