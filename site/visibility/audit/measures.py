"""What is measured at a view, as `measuring.js` and `measuring.py` write it, and of papers.

Boxes and lengths are in CSS pixels, boxes in the document; shares are from 0 to 1; colours are red,
green and blue from 0 to 255, and alpha from 0 to 1.
"""

from typing import TypedDict

Colour = list[float]


class Box(TypedDict):
    """Where something is drawn."""

    x: float
    y: float
    width: float
    height: float


class Ground(TypedDict):
    """What something stands on; of a picture its colour is not known."""

    colour: Colour
    picture: bool


class Border(TypedDict):
    """The narrowest side of a border."""

    width: float
    colour: Colour


class Shape(TypedDict):
    """The emblem's file, drawn large: see `emblem.shape_of`."""

    ratio: float
    stars: int
    off_ring: float
    off_size: float
    likeness: float
    ground_off: float
    stars_off: float


class Drawn(TypedDict):
    """The emblem as it is on the screen: see `emblem.drawn_as`."""

    ground_off: float
    weakest_star: float


class Emblem(TypedDict):
    """The emblem's place, and what is done to it; `number` is its own among all of the page."""

    number: int
    box: Box
    firstBottom: float
    rendered: bool
    loaded: bool
    opacity: float
    effects: list[str]
    share: float
    coveredBy: str
    wordsOver: str
    alternative: str | None
    source: str
    border: Border
    ground: Ground
    shape: Shape | None
    drawn: Drawn | None


class Statement(TypedDict):
    """The words beside the emblem; `fonts` are those that the browser drew with."""

    number: int
    words: str
    box: Box
    rendered: bool
    opacity: float
    share: float
    coveredBy: str
    wordsOver: str
    effects: list[str]
    colour: Colour
    ground: Ground
    size: float
    gap: float | None
    overlap: float
    fonts: list[str]


class Logo(TypedDict):
    """Another logo near the emblem; `after` says that it stands right of it or below.

    `name` is its selector, empty in a document.
    """

    kind: str
    name: str
    box: Box
    gap: float
    overlap: float
    after: bool


class Ensemble(TypedDict):
    """An emblem with what belongs to it; `rate` is the Union's share (%), None the programme's."""

    rate: str | None
    emblem: Emblem | None
    statement: Statement | None
    logos: list[Logo]


class Screen(TypedDict):
    """The size of the view."""

    width: float
    height: float


class Finding(TypedDict):
    """What axe says of one element."""

    id: str
    target: str
    summary: str


class Measures(TypedDict):
    """All of a view. What is asked once a page is None in its other views."""

    language: str
    screen: Screen
    ensembles: list[Ensemble]
    accessibilityLinked: bool
    elsewhere: list[str]
    cookies: list[str]
    axe: list[Finding] | None


class Document(TypedDict):
    """A PDF of one page: `trim` is its trimmed width and height in mm, `bleed` its narrowest one.

    `typefaces` are those that its words are set in, each with whether the file holds it; `words` is
    its text. `pixels` says that an emblem is a picture of pixels.
    """

    language: str
    trim: tuple[float, float]
    bleed: float
    words: str
    typefaces: dict[str, bool]
    pixels: bool
    ensembles: list[Ensemble]


class Letter(TypedDict):
    """An e-mail: `words` is its part of text alone, `ensembles` stand in the part of HTML."""

    language: str
    words: str
    elsewhere: list[str]
    ensembles: list[Ensemble]


class Picture(TypedDict):
    """A picture made of pixels, `width` × `height` of them; boxes are in these pixels."""

    width: int
    height: int
    ensembles: list[Ensemble]
