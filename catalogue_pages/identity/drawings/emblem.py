"""The geometry of the European emblem, measured on the drawing as it looks.

The rule: a rectangle of 3:2; twelve upright five-pointed stars, none touching another, their
centres at the hours of a clock on a circle whose radius is a third of the height; each star within
a circle whose radius is an eighteenth of the height (Graphics guide to the European emblem, of the
Council of Europe and the Commission). V9 and V10 allow 5 %, since an official file deviates by 4 %.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageChops, ImageDraw

from catalogue_pages.identity.drawings.rendering import png
from catalogue_pages.identity.drawings.vector import Drawing
from catalogue_pages.identity.standard import (
    BLACK,
    BLUE,
    EMBLEM_RATIO,
    RING,
    STAR,
    STAR_AREA,
    STAR_HEIGHT,
    STAR_WIDTH,
    STARS,
    WHITE,
    YELLOW,
    Colour,
)

ALLOWED: Final = 0.05
"""By how much of itself a length may deviate."""
_TURNED: Final = 2.0
"""Degrees by which a star may stand aside of its hour."""
_HEIGHT: Final = 900
_NEAR: Final = 3
"""By how much of 255 a colour of the drawn may differ: what rounding makes."""
_SHAPE: Final = 0.08
"""By how much of itself a star may be wider or higher than one of its area."""
_POINTED: Final = 0.12
"""How wide and far aside the top of an upright star may be, in radii: one turned by 7° is not."""
_SPECK: Final = 4
"""Pixels that rounding may leave."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What deviates: which measure, what was measured, and what is due."""

    what: str | Promise
    measured: str
    due: str


@dataclass(frozen=True, slots=True)
class _Star:
    x: float
    y: float
    radius: float
    breadth: float
    length: float
    """How wide and high it is, in what a star of this radius is."""
    point: float
    """How wide and how far aside its top is, in radii: little for a point."""


def faults(drawing: Drawing) -> list[Fault]:
    """How a drawing deviates from the emblem; empty for the emblem, in colour or one colour."""
    if abs(drawing.ratio / EMBLEM_RATIO - 1) > 0.01:
        return [Fault(_("width to height"), f"{drawing.ratio:.3f}", "1.500")]
    picture = _drawn(drawing)
    field, colour = _colours(picture)
    found = list(_of_colours(picture, field, colour))
    if found:
        return found
    stars = list(_stars(picture, colour))
    if len(stars) != STARS:
        return [Fault(_("number of stars"), str(len(stars)), str(STARS))]
    return [fault for measure in (_sizes, _ring, _hours, _upright) for fault in measure(stars)]


def _drawn(drawing: Drawing) -> Image.Image:
    width = round(_HEIGHT * EMBLEM_RATIO)
    drawn = Image.open(BytesIO(png(drawing.svg, width, _HEIGHT))).convert("RGBA")
    ground = Image.new("RGBA", drawn.size, (*WHITE, 255))
    return Image.alpha_composite(ground, drawn).convert("RGB")


def _colours(picture: Image.Image) -> tuple[Colour, Colour]:
    """The colour of most of it, and the one that is next."""
    counted = Counter(dict(_counted(picture)))
    field, colour, *_others = [one for one, _number in counted.most_common(2)] * 2
    return field, colour


def _counted(picture: Image.Image) -> Iterator[tuple[Colour, int]]:
    for number, colour in picture.getcolors(picture.width * picture.height) or []:
        if isinstance(colour, tuple):
            yield (colour[0], colour[1], colour[2]), number


def _of_colours(picture: Image.Image, field: Colour, colour: Colour) -> Iterator[Fault]:
    allowed = ((BLUE, YELLOW), (BLUE, WHITE), (WHITE, BLACK))
    if not any(_near(field, one) and _near(colour, other) for one, other in allowed):
        due = "#003399 + #FFCC00"
        yield Fault(_("colours of field and stars"), f"{_hex(field)} + {_hex(colour)}", due)
    shares = sum(number for other, number in _counted(picture) if other in {field, colour})
    if shares < 0.98 * picture.width * picture.height:
        yield Fault(_("part of the two colours"), f"{shares / picture.width / _HEIGHT:.0%}", "99 %")


def _near(one: Colour, other: Colour) -> bool:
    return all(abs(a - b) <= _NEAR for a, b in zip(one, other, strict=True))


def _hex(colour: Colour) -> str:
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _stars(picture: Image.Image, colour: Colour) -> Iterator[_Star]:
    """Each connected patch of the stars' colour; a frame around all of it is none."""
    apart = ImageChops.difference(picture, Image.new("RGB", picture.size, colour))
    bands = apart.split()
    furthest = ImageChops.lighter(ImageChops.lighter(bands[0], bands[1]), bands[2])
    mask = furthest.point(lambda value: 255 if value < 100 else 0)
    while (start := mask.tobytes().find(b"\xff")) >= 0:
        ImageDraw.floodfill(mask, (start % mask.width, start // mask.width), 128)
        patch = mask.point(lambda value: 255 if value == 128 else 0)
        mask = mask.point(lambda value: 255 if value == 255 else 0)
        left, top, right, _bottom = box = patch.getbbox() or (0, 0, 0, 0)
        if right - left < picture.width / 2 and patch.histogram()[255] > _SPECK:
            yield _measured(patch.crop(box), left, top)


def _measured(patch: Image.Image, left: int, top: int) -> _Star:
    radius = math.sqrt(patch.histogram()[255] / STAR_AREA)
    tip = patch.crop((0, 0, patch.width, max(round(radius / 10), 1))).getbbox() or (0, 0, 0, 0)
    aside = abs((tip[0] + tip[2]) / 2 - patch.width / 2)
    return _Star(
        x=left + patch.width / 2,
        y=top + radius,
        radius=radius,
        breadth=patch.width / (radius * STAR_WIDTH),
        length=patch.height / (radius * STAR_HEIGHT),
        point=(tip[2] - tip[0] + aside) / radius,
    )


def _worst(values: list[float], due: float) -> float:
    return max(values, key=lambda value: abs(value - due))


def _deviating(
    what: str | Promise, stars: list[_Star], due: float, measure: Callable[[_Star], float]
) -> Iterator[Fault]:
    worst = _worst([measure(star) / _HEIGHT for star in stars], due)
    if abs(worst / due - 1) > ALLOWED:
        yield Fault(what, f"{worst:.4f}", f"{due:.4f} ± {ALLOWED:.0%}")


def _sizes(stars: list[_Star]) -> Iterator[Fault]:
    yield from _deviating(
        _("radius of a star, in heights of the emblem"), stars, STAR, lambda star: star.radius
    )


def _from_middle(star: _Star) -> tuple[float, float]:
    return star.x - _HEIGHT * EMBLEM_RATIO / 2, star.y - _HEIGHT / 2


def _ring(stars: list[_Star]) -> Iterator[Fault]:
    yield from _deviating(
        _("radius of the ring, in heights of the emblem"),
        stars,
        RING,
        lambda star: math.hypot(*_from_middle(star)),
    )


def _hours(stars: list[_Star]) -> Iterator[Fault]:
    angles = [math.degrees(math.atan2(*reversed(_from_middle(star)))) % 360 for star in stars]
    hours = Counter(round(angle / 30) % STARS for angle in angles)
    aside = _worst([(angle + 15) % 30 - 15 for angle in angles], 0)
    if len(hours) < STARS or abs(aside) > _TURNED:
        due = _("every 30°, within %(degrees)s°") % {"degrees": f"{_TURNED:.0f}"}
        yield Fault(_("places of the stars on the ring"), f"{aside:+.1f}°", due)


def _upright(stars: list[_Star]) -> Iterator[Fault]:
    upright = [
        star
        for star in stars
        if star.point < _POINTED
        and all(abs(one - 1) < _SHAPE for one in (star.breadth, star.length))
    ]
    if len(upright) < STARS:
        yield Fault(_("upright five-pointed stars"), str(len(upright)), str(STARS))
