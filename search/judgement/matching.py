"""The ways in which a concept is met, how well each of them meets it, and what it weighs."""

import math
from dataclasses import dataclass
from typing import Final

from search.conditions import AnyOf
from search.documents import Role
from search.judgement.queries import Best, Lift, Query, Some, Words
from search.text.understanding import Alternative, Concept, Sort

ROLE_WEIGHTS: Final[dict[Role, float]] = {
    "title": 1.0,
    "topics": 0.95,
    "provider": 0.85,
    "places": 0.85,
    "synonyms": 0.8,
    "summary": 0.7,
    "labels": 0.25,
    "description": 0.35,
}
SURE: Final = 0.56
_LOOSE_ROLES: Final = frozenset({"labels", "description"})
SORT_WEIGHTS: Final[dict[Sort, float]] = {"form": 0.5, "verb": 0.4, "place": 0.85}
"""What says how or where rather than what weighs less than a subject."""
FURTHER_MATCHES: Final = 0.01
"""What matches beside the best one add: they part what is equal otherwise."""
WELL: Final = 0.6
"""The part of the best quality from which a concept is met well."""


@dataclass(frozen=True, slots=True)
class Match:
    """One query of a concept and the quality of what it finds, between 0 and 1."""

    query: Query
    quality: float


@dataclass(frozen=True, slots=True)
class Matched:
    """A concept with the ways in which it is met, the best first."""

    concept: Concept
    matches: tuple[Match, ...]

    def covered(self, quality: float) -> Query:
        """Activities that cover the concept at least this well."""
        return Some(tuple(match.query for match in self.matches if match.quality >= quality))

    def well(self) -> Query:
        """Activities that cover it well, for this query."""
        return self.covered(WELL * self.matches[0].quality if self.matches else 0.0)

    def scored(self, weight: float) -> Best:
        """Activities with any match, raised by their best one and a trace of others."""
        lifts = tuple(Lift(match.query, match.quality * weight) for match in self.matches)
        return Best(lifts, FURTHER_MATCHES)


def matched(concept: Concept) -> Matched:
    """A concept with every way to meet it, in every role, those of one quality together."""
    by_quality: dict[float, list[Query]] = {}
    for alternative in concept.alternatives:
        for role, weight in ROLE_WEIGHTS.items():
            if not _reads(concept, alternative, role):
                continue
            quality = round(alternative.weight * weight, 3)
            by_quality.setdefault(quality, []).append(Words(role, alternative.words))
    for code in concept.codes:
        by_quality.setdefault(code.weight, []).append(AnyOf(code.parameter, (code.code,)))
    ordered = sorted(by_quality.items(), reverse=True)
    return Matched(
        concept, tuple(Match(Some(tuple(queries)), quality) for quality, queries in ordered)
    )


def _reads(concept: Concept, alternative: Alternative, role: Role) -> bool:
    """Whether a way to meet a concept is looked for in a role.

    Names of places are no subjects ("Municipality" stands in all of them). What is only near in
    meaning must stand where an activity says what it is about.
    """
    if role == "places":
        return concept.sort == "place"
    if concept.sort == "stop":
        return role == "title"
    return alternative.weight >= SURE or role not in _LOOSE_ROLES


def weight(concept: Concept, documents: int, spread: int) -> float:
    """What a concept weighs that stands in `spread` of so many `documents`: the rarer, the more."""
    if not spread:
        return 0.0
    return math.log(1 + documents / spread) * SORT_WEIGHTS.get(concept.sort, 1.0)
