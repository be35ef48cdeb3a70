"""How a facet narrows a search, in words that every engine understands."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class AnyOf:
    """The activity has at least one of these codes under this facet parameter."""

    parameter: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OnDays:
    """The activity occurs on a day from `first` to `last`, both included; None is open."""

    first: date | None
    last: date | None


Condition = AnyOf | OnDays
