"""A cover: a motif of the field on a grid of patterns, always the same for the same number."""

from functools import lru_cache
from random import Random
from typing import Final
from uuid import UUID

from presentation.covers.motifs import MOTIFS, OTHERS, SIDE
from presentation.covers.palette import OTHER, PALETTES, Palette
from presentation.covers.patterns import CELL, cell
from presentation.covers.shapes import at, rectangle

WIDTH: Final = 480
HEIGHT: Final = 320
VARIANTS: Final = 60
"""How many covers a field has."""
INNER: Final = 0.84
"""How much of its square a motif fills."""
EDITION: Final = 1
"""Raised when the drawing changes, so that browsers, which keep covers for a year, fetch anew."""


def variant_of(activity: UUID) -> int:
    """The number of the cover that an activity has wherever it is shown."""
    return activity.int % VARIANTS


@lru_cache(maxsize=512)
def draw(field: str, variant: int) -> str:
    """The cover of a field with this number, as an SVG document."""
    random = Random(f"{field}/{variant}")  # noqa: S311 - chance for the eye, not for secrets
    palette = PALETTES.get(field, OTHER)
    motifs = MOTIFS.get(field, OTHERS)
    motif = motifs[variant % len(motifs)]
    ground = random.choice((palette.ground, palette.ground, palette.deep))
    left = random.choice((0, 1, 2, 3)) * CELL
    top = random.choice((0, 0, CELL)) if left else CELL // 2
    figure = motif(random, palette)
    if ground == palette.deep:
        figure = figure.replace(f'"{palette.ground}"', f'"{palette.deep}"')
    inset = SIDE * (1 - INNER) / 2
    place = f"translate({left + inset:.1f} {top + inset:.1f}) scale({INNER})"
    drawn = f'<g transform="{place}">{figure}</g>'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'width="{WIDTH}" height="{HEIGHT}">'
        f"{rectangle(0, 0, WIDTH, HEIGHT, ground)}"
        f"{_grid(random, palette, ground, (left, top))}{drawn}</svg>"
    )


def _grid(random: Random, palette: Palette, ground: str, motif: tuple[int, int]) -> str:
    """Patterns in the cells that the motif leaves free; some stay empty, for calm."""
    left, top = motif
    cells = []
    for y in range(0, HEIGHT, CELL):
        for x in range(0, WIDTH, CELL):
            covered = left - CELL < x < left + SIDE and top - CELL < y < top + SIDE
            if not covered and random.random() < 0.7:
                cells.append(at(x, y, cell(random, palette, ground)))
    return "".join(cells)
