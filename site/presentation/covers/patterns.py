"""Small patterns, each filling one cell of a cover's grid."""

from collections.abc import Callable
from random import Random
from typing import Final

from presentation.covers.palette import Palette
from presentation.covers.shapes import at, disc, number, polygon, rectangle, ring, shape

CELL: Final = 80
"""The side of a cell, in the cover's own units."""

Pattern = Callable[[Random, str, str], str]


def quarter(random: Random, ground: str, figure: str) -> str:
    """A quarter of a disc, in any corner."""
    arc = shape(f"M0 0H{CELL}A{CELL} {CELL} 0 0 1 0 {CELL}Z", figure)
    return rectangle(0, 0, CELL, CELL, ground) + _turned(random, arc)


def half(random: Random, ground: str, figure: str) -> str:
    """Half a disc, on any side."""
    radius = CELL / 2
    arc = shape(f"M0 0H{CELL}A{number(radius)} {number(radius)} 0 0 1 0 0Z", figure)
    return rectangle(0, 0, CELL, CELL, ground) + _turned(random, arc)


def whole(random: Random, ground: str, figure: str) -> str:
    """A disc, or a ring."""
    middle = CELL / 2
    mark = (
        disc(middle, middle, 27, figure)
        if random.random() < 0.5
        else ring(middle, middle, 22, figure, 12)
    )
    return rectangle(0, 0, CELL, CELL, ground) + mark


def dots(_random: Random, ground: str, figure: str) -> str:
    """Nine dots."""
    steps = (16, 40, 64)
    marks = "".join(disc(x, y, 6, figure) for y in steps for x in steps)
    return rectangle(0, 0, CELL, CELL, ground) + marks


def stripes(random: Random, ground: str, figure: str) -> str:
    """Four stripes, upright or lying."""
    bars = "".join(rectangle(0, y, CELL, 10, figure) for y in range(5, CELL, 20))
    return rectangle(0, 0, CELL, CELL, ground) + _turned(random, bars)


def corner(random: Random, ground: str, figure: str) -> str:
    """Half of the cell, cut along its diagonal."""
    triangle = polygon([(0, 0), (CELL, 0), (0, CELL)], figure)
    return rectangle(0, 0, CELL, CELL, ground) + _turned(random, triangle)


def arcs(random: Random, ground: str, figure: str) -> str:
    """Quarter rings about a corner."""
    rings = "".join(ring(0, 0, radius, figure, 10) for radius in (15, 40, 65))
    clipped = f'<svg width="{CELL}" height="{CELL}">{rings}</svg>'
    return rectangle(0, 0, CELL, CELL, ground) + _turned(random, clipped)


def diamond(_random: Random, ground: str, figure: str) -> str:
    """A square on its corner."""
    points = [(40, 8), (72, 40), (40, 72), (8, 40)]
    return rectangle(0, 0, CELL, CELL, ground) + polygon(points, figure)


PATTERNS: Final[tuple[Pattern, ...]] = (
    quarter,
    quarter,
    half,
    whole,
    dots,
    stripes,
    corner,
    arcs,
    diamond,
)


def cell(random: Random, palette: Palette, behind: str) -> str:
    """A pattern of any sort in two colours that differ; `behind` is the cover's own ground."""
    ground = random.choice((behind, behind, palette.deep, palette.mid, palette.ground))
    quiet = [colour for colour in (palette.deep, palette.ground, palette.mid) if colour != ground]
    figure = random.choice((*quiet, *quiet, palette.pale, palette.bright))
    return random.choice(PATTERNS)(random, ground, figure)


def _turned(random: Random, content: str) -> str:
    return at(0, 0, content, turn=random.choice((0, 90, 180, 270)), centre=CELL / 2)
