"""What stands beside what: the emblem with its statement first, other logos after it.

Sizes are in heights of the emblem, whose proportions are 3:2. Order after L1 of the national
guidelines, sizes after Regulation (EU) 2021/1060, Annex IX 1.7: no other logo is larger than the
emblem, in height or in width.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Self

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.standard import EMBLEM_RATIO

CLEAR_SPACE: Final = 0.5
"""Between the emblem with its statement and whatever stands beside it."""


class Kind(StrEnum):
    """What a logo stands for, in the order in which they stand."""

    EMBLEM = "emblem"
    FUND = "fund"
    PLAN = "plan"
    MINISTRY = "ministry"
    PARTNER = "partner"


class Ground(StrEnum):
    """What logos stand on."""

    WHITE = "white"
    COLOUR = "colour"
    DARK = "dark"


@dataclass(frozen=True, slots=True)
class Mark:
    """A logo as it is drawn: `svg` is checked, and `ratio` is its width in its heights."""

    kind: Kind
    name: str
    svg: bytes
    ratio: float
    clear_space: float = CLEAR_SPACE
    """Free of everything on each side, in heights of this logo."""
    checksum: str = ""
    """SHA-256 of the drawing, by which browsers fetch it; empty for the file that ships."""

    @property
    def height(self) -> float:
        """How high it is drawn, in heights of the emblem."""
        return min(1.0, EMBLEM_RATIO / self.ratio)

    @property
    def width(self) -> float:
        """How wide it is drawn, in heights of the emblem."""
        return self.height * self.ratio


@dataclass(frozen=True, slots=True)
class Arrangement:
    """An ensemble in one language, on one ground.

    `others` stand after the emblem and its statement, in this order; `missing` names the logos that
    belong here and are not to be had.
    """

    language: Language
    ground: Ground
    statement: str
    emblem: Mark
    others: tuple[Mark, ...] = ()
    missing: tuple[str, ...] = ()

    @classmethod
    def of(
        cls,
        language: Language,
        ground: Ground,
        statement: str,
        marks: Iterable[Mark],
        missing: Iterable[str] = (),
    ) -> Self:
        """Arrange logos by kind, those of one kind as they are given.

        Raises ValueError unless exactly one of them is the emblem.
        """
        kinds = list(Kind)
        ordered = sorted(marks, key=lambda mark: kinds.index(mark.kind))
        (emblem,) = (mark for mark in ordered if mark.kind is Kind.EMBLEM)
        others = tuple(mark for mark in ordered if mark.kind is not Kind.EMBLEM)
        return cls(language, ground, statement, emblem, others, tuple(missing))
