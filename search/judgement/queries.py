"""What is looked for, in the terms of no engine; each engine turns it into its own query."""

from dataclasses import dataclass

from search.conditions import AnyOf
from search.documents import Role


@dataclass(frozen=True, slots=True)
class Words:
    """All of several words in one role, each as any of its terms."""

    role: Role
    each: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Beginning:
    """A word in one role with a term that begins so."""

    role: Role
    term: str


@dataclass(frozen=True, slots=True)
class Every:
    """What meets every part; everything when there are none."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Some:
    """What meets at least one part; nothing when there are none."""

    parts: tuple["Query", ...]


@dataclass(frozen=True, slots=True)
class Without:
    """What meets `wanted` and not `unwanted`."""

    wanted: "Query"
    unwanted: "Query"


@dataclass(frozen=True, slots=True)
class Beside:
    """A word directly before another in one role, each as any of its terms."""

    role: Role
    first: tuple[str, ...]
    second: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reaching:
    """What reaches `mark` when the strongest lift of each ladder is added up.

    A ladder's lifts stand highest first, and what meets one meets those after it.
    """

    ladders: tuple[tuple["Lift", ...], ...]
    mark: float


Query = Words | Beginning | AnyOf | Every | Some | Without | Beside | Reaching


@dataclass(frozen=True, slots=True)
class Lift:
    """Everything that meets `query` is raised by `weight`, however often or near."""

    query: Query
    weight: float


@dataclass(frozen=True, slots=True)
class Best:
    """Raised by the strongest of several lifts, and by the part `further` of each other one."""

    lifts: tuple[Lift, ...]
    further: float


@dataclass(frozen=True, slots=True)
class Likeness:
    """Raised by the engine's own relevance of any of the terms, of which `weight` is the part."""

    role: Role
    terms: tuple[str, ...]
    weight: float


Raise = Lift | Best | Likeness
"""What raises an activity; the sum of what raises it orders it among the found."""
