"""What comes back from an engine: hits, counts, and what to offer next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from search.documents import Card


@dataclass(frozen=True, slots=True)
class Highlight:
    """A text cut into parts, each with whether it matched the query; plain text, never HTML."""

    parts: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Hit:
    """One activity found. `highlights` maps `title` and `summary` to their marked texts.

    `cursor` is the engine's own word for the place behind this hit, empty where it has none; an
    address holds it signed (see `search.cursors`). Near something, `distance_km` is how far a class
    would travel in a straight line: 0 when the activity `comes` to schools there, None when it
    neither comes nor has a place.
    """

    id: UUID
    card: Card
    score: float = 0.0
    highlights: Mapping[str, Highlight] = field(default_factory=dict)
    cursor: str = ""
    distance_km: float | None = None
    comes: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """A facet's value that the query names: the `words` as typed, and whether it filters now."""

    parameter: str
    code: str
    words: str
    applied: bool


@dataclass(frozen=True, slots=True)
class Relaxation:
    """What giving up one thing would find.

    That is a chosen code, everything chosen in a facet when `code` is empty, the query when
    `parameter` is `q`, or the distance when it is `near`.
    """

    parameter: str
    code: str
    total: int


@dataclass(frozen=True, slots=True)
class Results:
    """The answer to a selection.

    `counts` maps every facet's parameter to the number of activities under each code that has any,
    counted with all other facets' choices and the query, without the facet's own choice. `named`
    are the values that a query of facet words alone means, by the facet's parameter: like any words
    they narrow what is found and every count, beside what is chosen; empty for any other query.
    `did_you_mean` is a whole query that would find something, or empty; `did_you_mean_alone` when
    it would only without the choices. `engine_ms` is the engine's own time in milliseconds.
    `stand_in` tells that a standby answered, since the engine itself is ill.
    `remaining_query` is what is left of the words when those that name facet values are taken out.
    `more` when there are further activities behind the last hit.
    """

    total: int
    hits: tuple[Hit, ...]
    counts: Mapping[str, Mapping[str, int]]
    offers: tuple[Offer, ...] = ()
    named: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    did_you_mean: str = ""
    did_you_mean_alone: bool = False
    relaxations: tuple[Relaxation, ...] = ()
    remaining_query: str = ""
    stand_in: bool = False
    engine_ms: float = 0.0
    more: bool = False
