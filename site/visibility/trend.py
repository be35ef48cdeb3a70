"""How audits went, as lines to be drawn: one for each figure, each on a scale of its own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from visibility.audits import AuditRun

NEWEST: Final = 30
WIDTH: Final = 300
HEIGHT: Final = 80
"""The drawing's own units, in which a line keeps `MARGIN` from each edge."""
MARGIN: Final = 6
FIGURES: Final[dict[str, str | Promise]] = {
    "failed_must": _("Failed, of rules that must hold"),
    "failed_others": _("Failed, of other rules"),
    "incomplete": _("Incomplete"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """A figure of some audits, from the oldest to the newest, with the places of its points."""

    name: str
    label: str | Promise
    figures: tuple[int, ...]
    days: tuple[datetime, ...]

    @property
    def newest(self) -> int:
        """The figure of the newest audit."""
        return self.figures[-1]

    @property
    def most(self) -> int:
        """The largest figure, at the top of the scale; the bottom is nought."""
        return max(self.figures)

    @property
    def points(self) -> list[tuple[str, str]]:
        """Across and down, as SVG writes numbers; what is alone stands in the middle."""
        return [
            (f"{across:.1f}", f"{down:.1f}")
            for across, down in zip(
                places(len(self.figures)), heights(self.figures, self.most), strict=True
            )
        ]

    @property
    def drawn(self) -> str:
        """The points as a polyline has them."""
        return " ".join(f"{across},{down}" for across, down in self.points)

    @property
    def shaded(self) -> str:
        """The field below the line, as a polygon has it."""
        first, last = self.points[0][0], self.points[-1][0]
        return f"{first},{HEIGHT - MARGIN} {self.drawn} {last},{HEIGHT - MARGIN}"


def lines() -> list[Line]:
    """The lines of the newest audits (one query); none where there is no audit."""
    asked = AuditRun.objects.order_by("-ended_at", "-pk")[:NEWEST]
    runs = list(asked.values("ended_at", *FIGURES))[::-1]
    if not runs:
        return []
    days = tuple(run["ended_at"] for run in runs)
    return [
        Line(name, label, tuple(run[name] for run in runs), days) for name, label in FIGURES.items()
    ]


def places(count: int) -> list[float]:
    """How far across so many points stand, evenly."""
    if count == 1:
        return [WIDTH / 2]
    step = (WIDTH - 2 * MARGIN) / (count - 1)
    return [MARGIN + number * step for number in range(count)]


def heights(figures: Sequence[int], most: int) -> list[float]:
    """How far down each figure stands: nought at the bottom, `most` at the top."""
    room = HEIGHT - 2 * MARGIN
    return [HEIGHT - MARGIN - room * figure / max(1, most) for figure in figures]
