"""What each field's covers show: motifs in a square of 240 units, three or more a field."""

from collections.abc import Callable
from math import pi, sin
from random import Random
from typing import Final

from presentation.covers.palette import Palette
from presentation.covers.shapes import (
    around,
    at,
    disc,
    number,
    outline,
    polygon,
    rectangle,
    ring,
    rounded,
    shape,
    stroke,
)

SIDE: Final = 240
MIDDLE: Final = SIDE / 2

Motif = Callable[[Random, Palette], str]


def atom(random: Random, palette: Palette) -> str:
    """Orbits about a nucleus."""
    turn = random.choice((0, 15, 30, 45))
    orbit = (
        f'<ellipse cx="120" cy="120" rx="104" ry="40" fill="none" stroke="{palette.pale}" '
        'stroke-width="9"/>'
    )
    electron = disc(224, 120, 12, palette.bright)
    return "".join(
        at(0, 0, orbit + electron, turn=angle + turn, centre=MIDDLE) for angle in (0, 60, 120)
    ) + disc(MIDDLE, MIDDLE, 26, palette.bright)


def flask(random: Random, palette: Palette) -> str:
    """A flask with something bubbling in it."""
    glass = shape(
        "M92 24H148V92L214 200A18 18 0 0 1 198 226H42A18 18 0 0 1 26 200L92 92Z", palette.pale
    )
    liquid = shape("M67 136H173L209 196A20 20 0 0 1 192 216H48A20 20 0 0 1 31 196Z", palette.mid)
    bubbles = "".join(
        disc(
            random.randint(70, 170), random.randint(150, 200), random.randint(6, 14), palette.bright
        )
        for _ in range(5)
    )
    return glass + liquid + bubbles + rectangle(80, 14, 80, 18, palette.bright)


def molecule(random: Random, palette: Palette) -> str:
    """A ring of atoms with bonds."""
    turn = random.choice((0, 1 / 12))
    inner, outer = around(120, 120, 58, 6, turn), around(120, 120, 104, 6, turn)
    bonds = stroke(f"M{outline(inner)}Z", palette.pale, 10) + "".join(
        stroke(f"M{outline(pair)}", palette.pale, 10) for pair in zip(inner, outer, strict=True)
    )
    atoms = "".join(disc(x, y, 17, palette.mid) for x, y in inner)
    ends = "".join(
        disc(x, y, random.choice((12, 15)), palette.bright if index % 2 else palette.pale)
        for index, (x, y) in enumerate(outer)
    )
    return bonds + atoms + ends


def circuit(random: Random, palette: Palette) -> str:
    """A chip with its tracks."""
    tracks = ""
    for index, place in enumerate((84, 108, 132, 156)):
        reach = random.choice((16, 30, 44))
        far = SIDE - reach
        colour = palette.bright if index % 2 else palette.pale
        tracks += stroke(f"M{place} {reach}V{far}M{reach} {place}H{far}", palette.pale, 6)
        for x, y in ((place, reach), (place, far), (reach, place), (far, place)):
            tracks += disc(x, y, 9, colour)
    chip = rectangle(64, 64, 112, 112, palette.mid) + rectangle(84, 84, 72, 72, palette.deep)
    return tracks + chip + disc(MIDDLE, MIDDLE, 18, palette.bright)


def pixels(random: Random, palette: Palette) -> str:
    """A friendly figure of pixels, the same on both sides."""
    size, figure = 30, ""
    for row in range(8):
        for column in range(4):
            inside = 1 <= row <= 6 and column >= 1
            if random.random() < (0.72 if inside else 0.3):
                for place in (column, 7 - column):
                    figure += rectangle(
                        place * size, row * size, size + 0.6, size + 0.6, palette.pale
                    )
    eyes = "".join(rectangle(x, 90, size, size, palette.bright) for x in (60, 150))
    return figure + eyes


def signal(random: Random, palette: Palette) -> str:
    """Waves that spread from a source."""
    waves = "".join(
        stroke(f"M{120 - r} 190A{r} {r} 0 0 1 {120 + r} 190", colour, 16)
        for r, colour in ((44, palette.bright), (76, palette.pale), (108, palette.mid))
    )
    return at(
        0,
        0,
        waves + disc(120, 190, 18, palette.bright),
        turn=random.choice((0, 45, -45)),
        centre=120,
    )


def gear(random: Random, palette: Palette) -> str:
    """Two gears that mesh."""
    teeth = random.choice((8, 10, 12))
    large = _gear(96, 140, 92, teeth, palette.pale) + disc(96, 140, 34, palette.ground)
    small = _gear(188, 58, 50, 8, palette.bright) + disc(188, 58, 18, palette.deep)
    return large + ring(96, 140, 52, palette.mid, 8) + small


def _gear(x: float, y: float, radius: float, teeth: int, fill: str) -> str:
    width = radius * 0.36
    tooth = rectangle(x - width / 2, y - radius, width, radius, fill)
    return disc(x, y, radius * 0.8, fill) + "".join(
        f'<g transform="rotate({number(360 / teeth * index)} {number(x)} {number(y)})">{tooth}</g>'
        for index in range(teeth)
    )


def bridge(random: Random, palette: Palette) -> str:
    """A bridge on cables."""
    lean = random.choice((60, 80, 120, 160))
    cables = "".join(
        stroke(f"M{lean} 30L{x} 170", palette.pale, 5)
        for x in range(8, SIDE, 32)
        if abs(x - lean) > 8
    )
    deck = rectangle(0, 168, SIDE, 18, palette.bright)
    pylon = polygon(
        [(lean - 8, 20), (lean + 8, 20), (lean + 14, 240), (lean - 14, 240)], palette.pale
    )
    waves = "".join(rectangle(0, y, SIDE, 7, palette.mid) for y in (204, 222))
    return waves + cables + pylon + deck


def crane(random: Random, palette: Palette) -> str:
    """A lattice with a load."""
    reach = random.choice((150, 180, 204))
    mast = stroke("M50 236V40M84 236V40", palette.pale, 8) + stroke(
        "M50 230L84 195L50 160L84 125L50 90L84 55", palette.pale, 6
    )
    beam = rectangle(10, 30, 220, 16, palette.bright) + polygon(
        [(50, 30), (67, 0), (84, 30)], palette.pale
    )
    load = stroke(f"M{reach} 46V120", palette.pale, 5) + rectangle(
        reach - 32, 120, 64, 64, palette.mid
    )
    return mast + beam + load + rectangle(20, 226, 96, 14, palette.bright)


def spiral(random: Random, palette: Palette) -> str:
    """Quarter circles that grow as Fibonacci's numbers do, in their squares."""
    unit = 18
    squares = "".join(
        rectangle(x * unit, y * unit, side * unit, side * unit, fill)
        for x, y, side, fill in (
            (0, 0, 8, palette.mid),
            (8, 0, 5, palette.deep),
            (10, 5, 3, palette.bright),
            (8, 6, 2, palette.ground),
            (8, 5, 1, palette.pale),
            (9, 5, 1, palette.mid),
        )
    )
    corners = ((8, 8, 0), (5, 13, 5), (3, 10, 8), (2, 8, 6), (1, 9, 5), (1, 10, 6))
    path = f"M0 {8 * unit}" + "".join(
        f"A{r * unit} {r * unit} 0 0 1 {x * unit} {y * unit}" for r, x, y in corners
    )
    drawn = at(3, 48, squares + stroke(path, palette.pale, 9))
    return at(0, 0, drawn, turn=random.choice((0, 90, 180, 270)), centre=MIDDLE)


def star(random: Random, palette: Palette) -> str:
    """An eight-pointed star of weavers, nested."""
    figure, depth = "", random.choice((0.56, 0.62, 0.68))
    for radius, colour in (
        (116, palette.pale),
        (84, palette.ground),
        (58, palette.bright),
        (28, palette.deep),
    ):
        points = []
        for index, (x, y) in enumerate(around(120, 120, radius, 16)):
            pull = 1 if index % 2 == 0 else depth
            points.append((120 + (x - 120) * pull, 120 + (y - 120) * pull))
        figure += polygon(points, colour)
    return figure


def triangles(random: Random, palette: Palette) -> str:
    """A triangle of triangles."""
    rows, side = random.choice((4, 5, 6)), SIDE
    step, figure = side / rows, ""
    for row in range(rows):
        for place in range(row + 1):
            x = side / 2 - step * (row / 2) + step * place
            y = step * row
            colour = (palette.pale, palette.mid, palette.bright)[(row * place + row) % 3]
            figure += polygon(
                [(x, y + 3), (x + step / 2 - 3, y + step - 3), (x - step / 2 + 3, y + step - 3)],
                colour,
            )
    return figure


def curve(random: Random, palette: Palette) -> str:
    """Waves on a pair of axes."""
    axes = stroke("M20 10V220H232", palette.pale, 8)
    figure = ""
    for colour, phase in ((palette.mid, 0.0), (palette.bright, random.uniform(0.6, 2.4))):
        points = [(x, 118 - 74 * sin(2 * pi * (x - 20) / 140 + phase)) for x in range(24, 232, 6)]
        figure += stroke(f"M{outline(points)}", colour, 12)
    return axes + figure


def leaf(random: Random, palette: Palette) -> str:
    """A branch with leaves."""
    left = shape("M120 0C40 0 20 -60 4 -76C70 -84 120 -56 120 0Z", palette.pale)
    right = shape("M120 0C200 0 220 -60 236 -76C170 -84 120 -56 120 0Z", palette.mid)
    bright = random.randrange(3)
    branch = ""
    for index, y in enumerate((222, 160, 98)):
        pair = left + right
        if index == bright:
            pair = pair.replace(palette.mid, palette.bright)
        branch += at(0, y, pair)
    top = shape("M120 4C96 26 96 50 120 72C144 50 144 26 120 4Z", palette.bright)
    return stroke("M120 236V60", palette.pale, 7) + branch + top


def sunrise(random: Random, palette: Palette) -> str:
    """The sun over water."""
    height = random.choice((120, 136, 150))
    sun = shape(f"M24 {height}A96 96 0 0 1 216 {height}Z", palette.bright)
    waves = ""
    for index, y in enumerate(range(height + 10, 236, 22)):
        inset = index * 12
        waves += rectangle(
            inset, y, SIDE - 2 * inset, 10, palette.pale if index % 2 else palette.mid
        )
    return sun + waves


def rings(random: Random, palette: Palette) -> str:
    """The rings of a tree."""
    x, y = 120 + random.randint(-10, 10), 120 + random.randint(-10, 10)
    colours = (palette.pale, palette.mid, palette.pale, palette.mid, palette.bright, palette.deep)
    sizes = (116, 98, 78, 58, 38, 16)
    return "".join(
        disc(120 + (x - 120) * index / 5, 120 + (y - 120) * index / 5, size, colour)
        for index, (size, colour) in enumerate(zip(sizes, colours, strict=True))
    )


def forest(random: Random, palette: Palette) -> str:
    """Firs of several heights."""
    figure = ""
    for x, colour in ((44, palette.mid), (196, palette.mid), (120, palette.pale)):
        height = random.choice((150, 180, 220))
        top = 236 - height
        figure += rectangle(x - 6, 216, 12, 24, palette.bright)
        for part in range(3):
            y = top + part * height / 4
            half = 30 + part * 14
            figure += polygon(
                [(x, y), (x + half, y + height / 3), (x - half, y + height / 3)], colour
            )
    return figure


def speech(random: Random, palette: Palette) -> str:
    """Two people's words."""
    first = rounded(4, 14, 170, 110, palette.pale)
    tail = polygon([(40, 118), (40, 158), (84, 118)], palette.pale)
    second = rounded(78, 106, 158, 96, palette.bright)
    other = polygon([(196, 196), (196, 234), (154, 196)], palette.bright)
    words = "".join(
        rectangle(30, y, random.choice((70, 90, 112)), 11, palette.ground) for y in (40, 62)
    )
    points = "".join(disc(x, 154, 10, palette.deep) for x in (122, 157, 192))
    return first + tail + words + second + other + points


def people(random: Random, palette: Palette) -> str:
    """People side by side."""
    figure = ""
    colours = [palette.pale, palette.bright, palette.mid]
    random.shuffle(colours)
    for x, y, colour in ((56, 96, colours[0]), (184, 96, colours[1]), (120, 118, colours[2])):
        figure += disc(x, y, 30, colour)
        figure += shape(f"M{x - 54} 240V{y + 94}A54 54 0 0 1 {x + 54} {y + 94}V240Z", colour)
    return figure


def ballot(random: Random, palette: Palette) -> str:
    """A vote on its way."""
    tilt = random.choice((-10, 0, 10))
    paper = rectangle(70, 6, 100, 128, palette.pale) + stroke(
        "M94 62L114 84L148 40", palette.ground, 13
    )
    box = rectangle(16, 118, 208, 116, palette.mid) + rectangle(50, 112, 140, 14, palette.deep)
    return (
        at(0, 0, paper, turn=tilt, centre=100) + box + rectangle(16, 160, 208, 18, palette.bright)
    )


MOTIFS: Final[dict[str, tuple[Motif, ...]]] = {
    "science": (atom, flask, molecule),
    "technology": (circuit, pixels, signal),
    "engineering": (gear, bridge, crane),
    "mathematics": (spiral, star, triangles, curve),
    "environment": (leaf, sunrise, rings, forest),
    "civic": (speech, people, ballot),
}
OTHERS: Final[tuple[Motif, ...]] = (star, rings, sunrise)
