"""The emblem in pixels: the geometry and colours of its file, and how a screen shows it.

Measures are those of the emblem's standard, in its height H: a ring of H/3 round the middle holds
twelve upright stars, each within a circle of H/18.
"""

from functools import lru_cache
from io import BytesIO
from math import cos, hypot, pi, sin
from statistics import median
from typing import Final

from PIL import Image, ImageChops, ImageDraw, ImageStat

from catalogue_pages.identity.standard import (
    BLUE,
    INNER_RADIUS,
    RING,
    STAR,
    STAR_AREA,
    STAR_HEIGHT,
    STAR_WIDTH,
    STARS,
    YELLOW,
)
from visibility.audit.measures import Drawn, Shape

HEIGHT: Final = 600
"""Pixels in which a file is measured."""
_WINDOW: Final = 1.3
"""Half the side of the square in which a star is looked for, in circumradii."""


def shape_of(picture: bytes, ratio: float) -> Shape:
    """The geometry of a file drawn 900 × 600 pixels, as a PNG; `ratio` is its own width to height.

    Deviations are the largest of any star: from its place and its size in %, its `likeness` to an
    upright star from 0 to 1, and from the colours in steps of 255.
    """
    image = Image.open(BytesIO(picture)).convert("RGB")
    yellow = _yellow(image).point(lambda value: 255 if value > 127 else 0)
    found = [_star(yellow, place, HEIGHT * STAR) for place in _places(image.size)]
    stars = [star for star in found if star is not None]
    outside = _outside(image)
    return Shape(
        ratio=ratio,
        stars=len(stars) + (1 if _extra(yellow) else 0),
        off_ring=max((star[0] for star in stars), default=100.0),
        off_size=max((star[1] for star in stars), default=100.0),
        likeness=min((star[2] for star in stars), default=0.0),
        ground_off=_distance(_median(outside), BLUE),
        stars_off=max(_distance(_centre(image, place), YELLOW) for place in _places(image.size)),
    )


def drawn_as(picture: bytes) -> Drawn:
    """How a screen shows the emblem: `picture` is a PNG of its box.

    `ground_off` is how far the usual colour between the stars is from blue, in steps of 255, and
    `weakest_star` how much yellow the palest star has, 1 being all that is due.
    """
    image = Image.open(BytesIO(picture)).convert("RGB")
    radius = image.height * STAR
    reds = image.getchannel("R")
    amounts = []
    for place in _places(image.size):
        window = reds.crop(_square(place, radius))
        amounts.append(ImageStat.Stat(window).sum[0] / 255 / (STAR_AREA * radius**2))
    return Drawn(ground_off=_distance(_median(_outside(image)), BLUE), weakest_star=min(amounts))


def _places(size: tuple[int, int]) -> list[tuple[float, float]]:
    width, height = size
    ring = height * RING
    turns = [2 * pi * number / STARS for number in range(STARS)]
    return [(width / 2 + ring * sin(turn), height / 2 - ring * cos(turn)) for turn in turns]


def _square(place: tuple[float, float], radius: float) -> tuple[int, int, int, int]:
    (x, y), half = place, radius * _WINDOW
    return round(x - half), round(y - half), round(x + half), round(y + half)


def _yellow(image: Image.Image) -> Image.Image:
    """How much each pixel has of a star: white, pale or yellow, against blue."""
    return image.getchannel("R")


def _star(
    yellow: Image.Image, place: tuple[float, float], radius: float
) -> tuple[float, float, float] | None:
    """How far a star is from its place and size (%), and how alike it is to an upright one."""
    square = _square(place, radius)
    window = yellow.crop(square)
    box = window.getbbox()
    if box is None or ImageStat.Stat(window).sum[0] / 255 < 0.3 * STAR_AREA * radius**2:
        return None
    left, top, right, bottom = box
    size = max(
        abs((right - left) / (STAR_WIDTH * radius) - 1),
        abs((bottom - top) / (STAR_HEIGHT * radius) - 1),
    )
    centre = (square[0] + (left + right) / 2, square[1] + top + radius)
    off = hypot(centre[0] - place[0], centre[1] - place[1]) / (radius * RING / STAR)
    ideal = _ideal(window.size, (place[0] - square[0], place[1] - square[1]), radius)
    both = ImageStat.Stat(ImageChops.darker(window, ideal)).sum[0]
    either = ImageStat.Stat(ImageChops.lighter(window, ideal)).sum[0]
    return 100 * off, 100 * size, both / either


@lru_cache(maxsize=64)
def _ideal(size: tuple[int, int], centre: tuple[float, float], radius: float) -> Image.Image:
    drawn = Image.new("L", size)
    inner = radius * INNER_RADIUS
    points = [
        (
            centre[0] + (radius, inner)[corner % 2] * sin(pi * corner / 5),
            centre[1] - (radius, inner)[corner % 2] * cos(pi * corner / 5),
        )
        for corner in range(10)
    ]
    ImageDraw.Draw(drawn).polygon(points, fill=255)
    return drawn


def _extra(yellow: Image.Image) -> bool:
    """Whether something yellow stands where no star is due."""
    rest = yellow.copy()
    for place in _places(yellow.size):
        rest.paste(0, _square(place, HEIGHT * STAR))
    return ImageStat.Stat(rest).sum[0] / 255 > 0.2 * STAR_AREA * (HEIGHT * STAR) ** 2


def _outside(image: Image.Image) -> list[tuple[int, int, int]]:
    """Pixels on a grid between and around the stars, the outermost left out."""
    windows = [_square(place, image.height * STAR) for place in _places(image.size)]
    wide, high = max(1, image.width // 24), max(1, image.height // 16)
    return [
        image.getpixel((x, y))  # type: ignore[misc]
        for x in range(wide, image.width - wide, wide)
        for y in range(high, image.height - high, high)
        if not any(left <= x <= right and top <= y <= low for left, top, right, low in windows)
    ]


def _median(pixels: list[tuple[int, int, int]]) -> tuple[float, float, float]:
    red, green, blue = zip(*pixels, strict=True)
    return median(red), median(green), median(blue)


def _centre(image: Image.Image, place: tuple[float, float]) -> tuple[int, int, int]:
    return image.getpixel((round(place[0]), round(place[1])))  # type: ignore[return-value]


def _distance(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, other, strict=True))
