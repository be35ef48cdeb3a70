"""Which activities a query finds: by judgement of what they cover, never by a cap.

Every concept of a query weighs by its rarity, and an activity covers each at one of four grades.
What covers less than a part of what the best covers is not found. The set is written out as the
combinations of covered concepts that reach the mark: total, counts and every page then follow the
same set, in any engine.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from search.judgement.matching import Weighed
from search.judgement.queries import Every, Query, Some

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


@dataclass(frozen=True, slots=True)
class Step:
    """A grade at which a concept is covered: what it is worth, and what reaches it or a better."""

    value: float
    query: Query


Ladder = tuple[Step, ...]
"""The grades of one concept, the highest first."""
Group = frozenset[int]
"""Concepts by their place; what meets one of them meets the group."""
Within = tuple[tuple[Group, ...], ...]
"""What meets every group of at least one of the rows; everything when there are no rows."""


class Coverage(Protocol):
    """What the visible activities of an index cover of some ladders."""

    def count(self, within: Within) -> int:
        """How many activities there are within."""

    def best(self, within: Within) -> float:
        """The most that one of them covers, added up over the ladders; 0 when there is none."""


def ladders(weighed: Sequence[Weighed]) -> tuple[Ladder, ...]:
    """The grades of every concept that is judged."""
    fine = len(weighed) <= FINE_UP_TO
    return tuple(_ladder(one, GRADES if fine else COARSE_GRADES) for one in weighed[:MOST_JUDGED])


def judged(weighed: Sequence[Weighed], coverage: Coverage) -> Query:
    """What the words find. `coverage` is that of the `ladders` of `weighed`."""
    rungs = ladders(weighed)
    within = _within(weighed[:MOST_JUDGED], coverage)
    best = coverage.best(within)
    if best <= 0:
        return Some(())
    mark = MARK * best - 1e-6
    combinations = Some(tuple(Every(tuple(each)) for each in _reaching(rungs, 0, mark)))
    return Every((written(within, rungs), combinations)) if within else combinations


def written(within: Within, rungs: Sequence[Ladder]) -> Query:
    """The same as a query."""
    return Some(
        tuple(
            Every(tuple(Some(tuple(met(rungs[place]) for place in group)) for group in row))
            for row in within
        )
    )


def met(rung: Ladder) -> Query:
    """What covers a concept at all."""
    return rung[-1].query if rung else Some(())


def _within(weighed: Sequence[Weighed], coverage: Coverage) -> Within:
    """What may be found of a place and something else that is asked for.

    A common subject and a town with much going on would give their union. Where enough activities
    have both, nothing else is wanted; where few have, one of both will do if it tells enough.
    """
    sorts = [one.concept.sort for one in weighed]
    places = frozenset(number for number, sort in enumerate(sorts) if sort == "place")
    others = frozenset(number for number, sort in enumerate(sorts) if sort not in ("place", "stop"))
    if not places or not others:
        return ()
    united = (places, others)
    having_both = coverage.count((united,))
    if not having_both:
        return ()
    if having_both >= ENOUGH:
        return (united,)
    telling = [(group,) for group in united if coverage.count(((group,),)) <= TELLING]
    return (united, *telling)


def _ladder(one: Weighed, grades: Sequence[tuple[float, float]]) -> Ladder:
    """The grades at which a concept is covered, highest first, without repeats."""
    steps: list[Step] = []
    reached = 0
    for quality, share in grades:
        count = sum(1 for match in one.matches if match.quality >= quality)
        if count > reached:
            steps.append(Step(share * one.weight, one.covered(quality)))
            reached = count
    return tuple(steps)


def _reaching(rungs: Sequence[Ladder], place: int, missing: float) -> Iterator[list[Query]]:
    """The least combinations of grades whose values add up to what is missing."""
    if missing <= 0:
        yield []
        return
    if place == len(rungs) or missing > sum(steps[0].value for steps in rungs[place:] if steps):
        return
    reached_without = False
    for step in reversed(rungs[place]):
        for rest in _reaching(rungs, place + 1, missing - step.value):
            yield [step.query, *rest]
            reached_without = reached_without or not rest
        if reached_without:
            break
    yield from _reaching(rungs, place + 1, missing)
