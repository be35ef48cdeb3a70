"""Which activities a query finds: by judgement of what they cover, never by a cap.

Every concept of a query weighs by its rarity, and an activity covers each at one of four grades.
What covers less than a part of what the best covers is not found. tantivy has no least score, so
the set is written out as the combinations of covered concepts that reach the mark: total, counts
and every page then follow the same set.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import tantivy

from search.documents import Role
from search.engines.embedded.filtering import all_of, any_of, codes_query, count
from search.engines.embedded.schema import role_field
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
GRADES: Final = ((0.7, 1.0), (0.5, 0.7), (0.3, 0.44), (0.12, 0.2))
"""From which quality on a concept counts as covered, and for how much. A word that only a
description has is found where no title, topic or summary has it: 0.44 is below `MARK`."""
COARSE_GRADES: Final = ((0.5, 1.0), (0.12, 0.4))
"""The same for long queries, so that the combinations stay few."""
SURE: Final = 0.56
_LOOSE_ROLES: Final = frozenset({"labels", "description"})
FINE_UP_TO: Final = 3
MARK: Final = 0.45
"""The part of the best coverage that an activity must reach."""
SORT_WEIGHTS: Final[dict[Sort, float]] = {"form": 0.5, "verb": 0.4, "place": 0.85}
"""What says how or where rather than what weighs less than a subject."""
FURTHER_MATCHES: Final = 0.01
"""What matches beside the best one add: they part what is equal otherwise."""
ENOUGH: Final = 4
"""So many activities that have both a place and a subject are found without others."""
TELLING: Final = 20
"""What stands in more activities than these tells too little to be found by it alone."""
MOST_JUDGED: Final = 7
"""Further concepts, the commonest, only lift."""


@dataclass(frozen=True, slots=True)
class Match:
    """One query of a concept and the quality of what it finds, between 0 and 1."""

    query: tantivy.Query
    quality: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """A concept with its matches, the best first, and how much it weighs in this index."""

    concept: Concept
    matches: tuple[Match, ...]
    weight: float

    def covered(self, quality: float) -> tantivy.Query:
        """Activities that cover the concept at least this well."""
        return any_of([match.query for match in self.matches if match.quality >= quality])

    def scored(self, weight: float) -> tantivy.Query:
        """Activities with any match, scored by their best one and a trace of others."""
        return tantivy.Query.disjunction_max_query(
            [
                tantivy.Query.const_score_query(match.query, match.quality * weight)
                for match in self.matches
            ],
            FURTHER_MATCHES,
        )


def matches_of(schema: tantivy.Schema, concept: Concept) -> tuple[Match, ...]:
    """Every way to meet a concept, in every role, those of one quality together."""
    by_quality: dict[float, list[tantivy.Query]] = {}
    for alternative in concept.alternatives:
        for role, weight in ROLE_WEIGHTS.items():
            if not _reads(concept, alternative, role):
                continue
            quality = round(alternative.weight * weight, 3)
            by_quality.setdefault(quality, []).append(_in_role(schema, alternative, role))
    for code in concept.codes:
        by_quality.setdefault(code.weight, []).append(
            codes_query(schema, code.parameter, [code.code])
        )
    ordered = sorted(by_quality.items(), reverse=True)
    return tuple(Match(any_of(queries), quality) for quality, queries in ordered)


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


def _in_role(schema: tantivy.Schema, alternative: Alternative, role: Role) -> tantivy.Query:
    field = role_field(role)
    each = [
        any_of([tantivy.Query.term_query(schema, field, term) for term in terms])
        for terms in alternative.words
    ]
    return all_of(each)


def weigh(
    schema: tantivy.Schema, searcher: tantivy.Searcher, concepts: Sequence[Concept]
) -> list[Weighed]:
    """The concepts that anything meets, rarest first."""
    weighed: list[Weighed] = []
    for concept in concepts:
        matches = matches_of(schema, concept)
        if not matches:
            continue
        found = _spread(searcher, matches)
        if found:
            rarity = math.log(1 + searcher.num_docs / found)
            factor = SORT_WEIGHTS.get(concept.sort, 1.0)
            weighed.append(Weighed(concept, matches, rarity * factor))
    return sorted(weighed, key=lambda one: -one.weight)


def _spread(searcher: tantivy.Searcher, matches: Sequence[Match]) -> int:
    """In how many activities a concept stands well, or at all when in none well."""
    best = matches[0].quality
    for least in (0.6 * best, 0.0):
        queries = [match.query for match in matches if match.quality >= least]
        found = count(searcher, any_of(queries))
        if found:
            return found
    return 0


def judged(
    searcher: tantivy.Searcher, weighed: Sequence[Weighed], base: tantivy.Query
) -> tantivy.Query:
    """The activities within `base` that reach the mark; the set that the query finds."""
    if not weighed:
        return tantivy.Query.empty_query()
    base = _united(searcher, weighed, base)
    ladders = [_ladder(one, fine=len(weighed) <= FINE_UP_TO) for one in weighed[:MOST_JUDGED]]
    best = _best(searcher, ladders, base)
    if best <= 0:
        return tantivy.Query.empty_query()
    mark = MARK * best - 1e-6
    combinations = list(_reaching(ladders, 0, mark))
    return all_of([base, any_of([all_of(combination) for combination in combinations])])


def _united(
    searcher: tantivy.Searcher, weighed: Sequence[Weighed], base: tantivy.Query
) -> tantivy.Query:
    """What may be found of a place and something else that is asked for.

    A common subject and a town with much going on would give their union. Where enough activities
    have both, nothing else is wanted; where few have, one of both will do if it tells enough.
    """
    places = [one for one in weighed if one.concept.sort == "place"]
    others = [one for one in weighed if one.concept.sort not in ("place", "stop")]
    if not places or not others:
        return base
    met = [any_of([one.covered(0) for one in group]) for group in (places, others)]
    united = all_of([base, *met])
    having_both = count(searcher, united)
    if not having_both:
        return base
    if having_both >= ENOUGH:
        return united
    telling = [query for query in met if count(searcher, all_of([base, query])) <= TELLING]
    return all_of([base, any_of([united, *telling])])


@dataclass(frozen=True, slots=True)
class _Step:
    value: float
    query: tantivy.Query


def _ladder(one: Weighed, *, fine: bool) -> list[_Step]:
    """The grades at which a concept is covered, highest first, without repeats."""
    steps: list[_Step] = []
    reached = 0
    for quality, share in GRADES if fine else COARSE_GRADES:
        count = sum(1 for match in one.matches if match.quality >= quality)
        if count > reached:
            steps.append(_Step(share * one.weight, one.covered(quality)))
            reached = count
    return steps


def _best(
    searcher: tantivy.Searcher, ladders: Sequence[Sequence[_Step]], base: tantivy.Query
) -> float:
    graded = [
        tantivy.Query.disjunction_max_query(
            [tantivy.Query.const_score_query(step.query, step.value) for step in steps]
        )
        for steps in ladders
        if steps
    ]
    if not graded:
        return 0.0
    query = tantivy.Query.boolean_query(
        [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(base, 0.0)),
            (tantivy.Occur.Must, any_of(graded)),
        ]
    )
    hits = searcher.search(query, limit=1, count=False).hits
    return float(hits[0][0]) if hits else 0.0


def _reaching(
    ladders: Sequence[Sequence[_Step]], place: int, missing: float
) -> Iterator[list[tantivy.Query]]:
    """The least combinations of grades whose values add up to what is missing."""
    if missing <= 0:
        yield []
        return
    if place == len(ladders) or missing > sum(steps[0].value for steps in ladders[place:] if steps):
        return
    reached_without = False
    for step in reversed(ladders[place]):
        for rest in _reaching(ladders, place + 1, missing - step.value):
            yield [step.query, *rest]
            reached_without = reached_without or not rest
        if reached_without:
            break
    yield from _reaching(ladders, place + 1, missing)
