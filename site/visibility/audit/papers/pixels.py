"""The emblem in pixels of a rendered page or a picture: where it is, and what is round it."""

from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from itertools import takewhile
from math import ceil
from statistics import median
from typing import Final

from PIL import Image, ImageChops, ImageDraw

from catalogue_pages.identity.standard import BLUE, STARS, WHITE
from visibility.audit.emblem import HEIGHT, shape_of
from visibility.audit.judging.colours import is_near
from visibility.audit.measures import Border, Ground, Shape

Edges = tuple[int, int, int, int]
"""Left, top, right and bottom in pixels."""
NARROWEST: Final = 1.1
WIDEST: Final = 2.2
"""Width to height of what may be an emblem, perhaps distorted."""
REACH: Final = 0.2
"""Heights of the emblem in which its border and its ground are looked for."""
BLUISH: Final = 60
"""Steps of 255 from the emblem's blue within which its ground is looked for."""
_YELLOWISH: Final = 90
"""Steps of 255 from the emblem's yellow within which all is that stands where stars are due."""
_FEWEST: Final = 6
"""Stars that make an emblem, whatever else is wrong with it."""
_ALIKE: Final = 0.3
"""Of an upright star; a square full of colour covers less of it."""
_GRID: Final = 6
_LOWEST: Final = 16


def as_png(image: Image.Image) -> bytes:
    """An image as the bytes of a PNG."""
    written = BytesIO()
    image.save(written, "PNG")
    return written.getvalue()


def opened(picture: bytes) -> Image.Image:
    """A picture on white. Raises OSError for what is none."""
    image = Image.open(BytesIO(picture)).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    ground.alpha_composite(image)
    return ground.convert("RGB")


def emblem_shape(image: Image.Image, ratio: float) -> Shape | None:
    """The shape of what an image shows in all of it; None where that is no emblem."""
    if not NARROWEST <= ratio <= WIDEST:
        return None
    large = image.resize((HEIGHT * 3 // 2, HEIGHT), Image.Resampling.LANCZOS)
    shape = shape_of(as_png(large), ratio)
    if shape["stars"] >= _FEWEST and shape["likeness"] > _ALIKE:
        return shape
    is_blue, is_yellow = shape["ground_off"] <= BLUISH, shape["stars_off"] <= _YELLOWISH
    return shape if shape["stars"] >= STARS - 1 and is_blue and is_yellow else None


def emblems_in(image: Image.Image) -> list[Edges]:
    """Where a picture shows an emblem, found by its blue ground."""
    distance = ImageChops.difference(image, Image.new("RGB", image.size, BLUE))
    red, green, blue = distance.split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue)
    mask = furthest.point(lambda value: 255 if value <= BLUISH else 0)
    return [
        edges
        for edges in _fields(mask)
        if emblem_shape(image.crop(edges), (edges[2] - edges[0]) / (edges[3] - edges[1]))
    ]


def _fields(mask: Image.Image) -> Iterator[Edges]:
    """The boxes of connected fields of a mask that are large enough."""
    for y in range(0, mask.height, _GRID):
        for x in range(0, mask.width, _GRID):
            if mask.getpixel((x, y)) != 255:
                continue
            ImageDraw.floodfill(mask, (x, y), 1)
            edges = mask.point(lambda value: 255 if value == 1 else 0).getbbox()
            ImageDraw.floodfill(mask, (x, y), 0)
            if edges is not None and edges[3] - edges[1] >= _LOWEST:
                yield edges


def trimmed(image: Image.Image) -> Image.Image:
    """A picture without the white round it."""
    darkness = ImageChops.invert(image).getchannel("R")
    return image.crop(darkness.point(lambda value: 255 if value > 127 else 0).getbbox())


def surroundings(image: Image.Image, inner: Edges, scale: float) -> tuple[Border, Ground]:
    """The white border of what stands at `inner`, and the ground beyond it.

    `scale` is how many pixels make a unit of the border's width, which is right to one pixel.
    """
    rays = [ray for ray in _rays(image, inner) if ray]
    if not rays:
        return Border(width=0.0, colour=[*WHITE, 1.0]), Ground(colour=[*WHITE, 1.0], picture=False)
    widths = [sum(1 for _ in takewhile(lambda one: is_near(one, WHITE, 6), ray)) for ray in rays]
    # Pixels at both edges of a border are mixed and belong to it by half.
    width = (min(widths) + 1) / scale if min(widths) else 0.0
    nearest = [median(channel) for channel in zip(*(ray[0] for ray in rays), strict=True)]
    outermost = Counter(ray[-1] for ray in rays)
    colour, _times = outermost.most_common(1)[0]
    uneven = sum(times for one, times in outermost.items() if not is_near(one, colour, 12))
    return (
        Border(width=width, colour=[*map(float, nearest), 1.0]),
        Ground(colour=[*map(float, colour), 1.0], picture=uneven > len(rays) / 4),
    )


def _rays(image: Image.Image, inner: Edges) -> Iterator[list[tuple[int, int, int]]]:
    """Pixels outwards from each side, the first of which is mixed and left out."""
    left, top, right, bottom = inner
    reach = ceil(REACH * (bottom - top))
    for part in (0.25, 0.5, 0.75):
        x, y = round(left + part * (right - left)), round(top + part * (bottom - top))
        yield _line(image, [(left - 2 - step, y) for step in range(reach)])
        yield _line(image, [(right + 1 + step, y) for step in range(reach)])
        yield _line(image, [(x, top - 2 - step) for step in range(reach)])
        yield _line(image, [(x, bottom + 1 + step) for step in range(reach)])


def _line(image: Image.Image, places: list[tuple[int, int]]) -> list[tuple[int, int, int]]:
    return [
        image.getpixel(place)  # type: ignore[misc]
        for place in places
        if 0 <= place[0] < image.width and 0 <= place[1] < image.height
    ]
