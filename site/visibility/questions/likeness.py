"""Whether a place still looks as it did when somebody judged it.

Pictures are compared in cells, each the mean of its pixels: a number that changed in a line of text
leaves its cell nearly as it was, an emblem that went away does not. The digests of libraries for
this take the whole picture down to some 64 cells, in which an emblem is not seen at all.
"""

from typing import Final

from PIL import Image, ImageChops

CELL: Final = 8
"""Pixels of a cell's side: the emblem in the header of a page is 6 cells by 4."""
STEP: Final = 48
"""Of 255 in any of red, green and blue, by which a cell must differ to count."""
FEWEST: Final = 24
"""Cells that must differ so that the place counts as changed: all of an emblem."""


def looks_alike(before: Image.Image, now: Image.Image) -> bool:
    """Whether a person need not judge anew what the second picture shows."""
    one, other = before.convert("RGB").reduce(CELL), now.convert("RGB").reduce(CELL)
    return one.size == other.size and cells_that_differ(one, other) < FEWEST


def cells_that_differ(one: Image.Image, other: Image.Image) -> int:
    """How many pixels of two pictures of a size differ by `STEP`."""
    red, green, blue = ImageChops.difference(one, other).split()
    most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    return sum(most.histogram()[STEP:])
