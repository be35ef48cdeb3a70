"""A PDF measured: its boxes and typefaces, and the emblem with what stands beside it.

An emblem is known by its stars on a rendered page, whatever it is made of. Its statement are the
words of one style that stand nearest to it.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Final, cast

from PIL import Image

from visibility.audit.emblem import HEIGHT
from visibility.audit.measures import (
    Box,
    Document,
    Emblem,
    Ensemble,
    Ground,
    Logo,
    Shape,
    Statement,
)
from visibility.audit.papers import sheet
from visibility.audit.papers.pixels import NARROWEST, WIDEST, emblem_shape, surroundings
from visibility.audit.papers.sheet import POINTS_A_MM, Figure, Line, Sheet
from visibility.audit.places import area, gap, grown, overlap, united, within

SMALLEST: Final = 4 * POINTS_A_MM * sheet.PIXELS_A_POINT
"""Height (4 mm) of what may be an emblem; what is lower is a part of a drawing."""
NEIGHBOURS: Final = 1.0
"""Heights of the emblem between it and other logos, and from one of them to the next."""
STRANGE: Final = 2.0
"""Heights of the emblem from which on words are not taken for its statement."""
_SHARP: Final = 3
"""How many times larger an emblem is rendered than it is measured: shapes that meet leave seams."""
_COLUMNS: Final = 6
_INK: Final = 0.03
"""Of a part of a line, what letters cover at least."""


def measure_document(content: bytes, rate: str | None = None) -> Document:
    """The first page of a PDF; `rate` is the Union's share (%), None the programme's.

    Raises pypdfium2.PdfiumError for what is no PDF.
    """
    with sheet.opened(content) as (page, language):
        emblems = list(_emblems(page))
        return Document(
            language=language,
            trim=page.trim,
            bleed=page.bleed,
            words=" ".join(line.words for line in page.lines),
            typefaces={line.typeface: line.is_embedded for line in page.lines},
            pixels=any(figure.is_pixels for figure, _shape in emblems),
            ensembles=[_ensemble(page, figure, shape, rate) for figure, shape in emblems],
        )


def rendered(content: bytes) -> tuple[Image.Image, Box]:
    """The first page as it is seen, a CSS pixel each, and the place of all of it."""
    with sheet.opened(content) as (page, _language):
        return page.pixels(page.whole, round(page.whole["height"]))[0], page.whole


def _emblems(page: Sheet) -> Iterator[tuple[Figure, Shape]]:
    found: list[Box] = []
    for figure in page.figures:
        box = figure.box
        if not _may_be_emblem(page, box) or any(overlap(box, other) for other in found):
            continue
        ratio = box["width"] / box["height"]
        if emblem_shape(page.pixels(box, HEIGHT)[0], ratio) is None:
            continue
        shape = emblem_shape(page.pixels(box, _SHARP * HEIGHT)[0], ratio)
        if shape is not None:
            found.append(box)
            yield figure, shape


def _may_be_emblem(page: Sheet, box: Box) -> bool:
    if box["height"] < SMALLEST or area(within(box, page.whole)) < area(box) / 2:
        return False
    return NARROWEST <= box["width"] / box["height"] <= WIDEST


def _ensemble(page: Sheet, figure: Figure, shape: Shape, rate: str | None) -> Ensemble:
    lines = min(_passages(page.lines), key=lambda one: gap(figure.box, _round(one)), default=[])
    if lines and gap(figure.box, _round(lines)) > STRANGE * figure.box["height"]:
        lines = []
    whole = [figure.box, *(line.box for line in lines)]
    return Ensemble(
        rate=rate,
        emblem=_emblem(page, figure, shape),
        statement=_statement(page, figure.box, lines) if lines else None,
        logos=_logos(page, figure, whole),
    )


def _emblem(page: Sheet, figure: Figure, shape: Shape) -> Emblem:
    box = figure.box
    near = within(grown(box, 0.25 * box["height"]), page.whole)
    image, scale = page.pixels(near, HEIGHT)
    left, top = (box["x"] - near["x"]) * scale, (box["y"] - near["y"]) * scale
    right, low = left + box["width"] * scale, top + box["height"] * scale
    border, ground = surroundings(image, (round(left), round(top), round(right), round(low)), scale)
    over = [line.words for line in page.lines if overlap(line.box, box) > 1]
    return Emblem(
        number=0,
        box=box,
        firstBottom=box["y"] + box["height"],
        rendered=True,
        loaded=True,
        opacity=figure.opacity,
        effects=[],
        share=area(within(box, page.whole)) / area(box),
        coveredBy="",
        wordsOver=", ".join(over),
        alternative=None,
        source="",
        border=border,
        ground=ground,
        shape=shape,
        drawn=None,
    )


def _passages(lines: list[Line]) -> list[list[Line]]:
    """Lines that follow each other in one style and stand together."""
    found: list[list[Line]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        if before is not None and _continues(before, line):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _continues(before: Line, line: Line) -> bool:
    alike = (before.typeface, before.colour) == (line.typeface, line.colour)
    return alike and abs(before.size - line.size) < 0.1 and gap(before.box, line.box) < line.size


def _round(lines: list[Line]) -> Box:
    box = lines[0].box
    for line in lines[1:]:
        box = united(box, line.box)
    return box


def _statement(page: Sheet, emblem: Box, lines: list[Line]) -> Statement:
    box, first = _round(lines), lines[0]
    effects = sorted(set(chain.from_iterable(line.effects for line in lines)))
    if any(_is_rule(figure, line) for figure in page.figures for line in lines):
        effects.append("text-decoration")
    red, green, blue, opacity = first.colour
    return Statement(
        number=0,
        words=" ".join(line.words for line in lines),
        box=box,
        rendered=True,
        opacity=opacity,
        share=min(_inked(page, line) for line in lines),
        coveredBy="",
        wordsOver="",
        effects=effects,
        colour=[red, green, blue, 1.0],
        ground=_ground(page, box),
        size=first.size,
        gap=gap(emblem, box),
        overlap=sum(overlap(emblem, line.box) for line in lines),
        fonts=sorted({line.typeface for line in lines}),
    )


def _is_rule(figure: Figure, line: Line) -> bool:
    """Whether a figure is a thin line under or through words."""
    box, near = figure.box, grown(line.box, 0.2 * line.size)
    return box["height"] < 0.3 * line.size and overlap(grown(box, 0.5), near) > 0.5 * box["width"]


def _inked(page: Sheet, line: Line) -> float:
    """The share of a line whose letters are seen in their colour."""
    image, _scale = page.pixels(line.box, 60)
    wide = image.width / _COLUMNS
    shares = []
    for number in range(_COLUMNS):
        part = image.crop((round(number * wide), 0, round((number + 1) * wide), image.height))
        own = sum(times for times, one in _colours(part) if _distance(one, line.colour) <= 40)
        shares.append(own / (part.width * part.height) >= _INK)
    return sum(shares) / _COLUMNS


def _distance(one: tuple[int, ...], colour: tuple[float, ...]) -> float:
    return max(abs(a - b) for a, b in zip(one, colour[:3], strict=True))


def _colours(image: Image.Image) -> list[tuple[int, tuple[int, ...]]]:
    """How often each colour (RGB) stands in an image."""
    counts = image.getcolors(image.width * image.height)
    return cast(list[tuple[int, tuple[int, ...]]], counts or [])


def _ground(page: Sheet, box: Box) -> Ground:
    """The usual colour round words: letters cover less than their ground does."""
    image, _scale = page.pixels(grown(box, 0.1 * box["height"]), 120)
    times, colour = max(_colours(image), key=lambda one: one[0])
    picture = times < 0.4 * image.width * image.height
    return Ground(colour=[*map(float, colour), 1.0], picture=picture)


def _logos(page: Sheet, emblem: Figure, whole: list[Box]) -> list[Logo]:
    """Marked figures near the emblem or its statement, and those near these."""
    reach = NEIGHBOURS * emblem.box["height"]
    rest = [one for one in page.figures if one is not emblem and (one.is_marked or one.is_pixels)]
    found: list[Figure] = []
    while near := [one for one in rest if any(gap(one.box, box) <= reach for box in whole)]:
        found += near
        whole = [*whole, *(one.box for one in near)]
        rest = [one for one in rest if one not in near]
    return [_logo(one.box, emblem.box) for one in found]


def _logo(box: Box, emblem: Box) -> Logo:
    below = box["y"] >= emblem["y"] + emblem["height"] - 1
    return Logo(
        kind="partner",
        name="",
        box=box,
        gap=gap(emblem, box),
        overlap=overlap(emblem, box),
        after=below or box["x"] >= emblem["x"] + emblem["width"],
    )
