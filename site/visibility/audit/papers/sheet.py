"""A page of a PDF as PDFium reads it: its boxes, lines of words, figures and pixels."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_float, c_int, c_uint
from dataclasses import dataclass, field
from typing import Any, Final

import pypdfium2 as pdfium
from PIL import Image
from pypdfium2 import raw

from visibility.audit.measures import Box
from visibility.audit.places import united, within

PIXELS_A_POINT: Final = 96 / 72
POINTS_A_MM: Final = 72 / 25.4
_SLANTED: Final = re.compile(r"italic|oblique", re.IGNORECASE)
Rectangle = tuple[float, float, float, float]
"""Left, bottom, right and top in points from the lower left."""


@dataclass(frozen=True, slots=True)
class Line:
    """Words that were set at once; `size` is the type's in CSS pixels, `colour` as in measures."""

    words: str
    box: Box
    typeface: str
    is_embedded: bool
    size: float
    colour: tuple[float, float, float, float]
    effects: tuple[str, ...]


@dataclass(slots=True)
class Figure:
    """Shapes and pictures that the file marks as one, or a single one that it does not mark."""

    box: Box
    is_pixels: bool
    opacity: float
    is_marked: bool


@dataclass(slots=True)
class Sheet:
    """The first page of a PDF."""

    page: Any
    lines: list[Line] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)

    def __post_init__(self) -> None:
        text = self.page.get_textpage()
        marked: dict[int, Figure] = {}
        for one in self.page.get_objects(textpage=text):
            if isinstance(one, pdfium.PdfTextObj):
                if one.extract().strip():
                    self.lines.append(self._line(one))
            elif one.type in {raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE}:
                self._add(one, marked)

    @property
    def whole(self) -> Box:
        """The place of all of the page."""
        width, height = self.page.get_size()
        return Box(x=0, y=0, width=width * PIXELS_A_POINT, height=height * PIXELS_A_POINT)

    @property
    def trim(self) -> tuple[float, float]:
        """Width and height (mm) of what is left when it was cut."""
        left, bottom, right, top = self.page.get_trimbox()
        return (right - left) / POINTS_A_MM, (top - bottom) / POINTS_A_MM

    @property
    def bleed(self) -> float:
        """How far (mm) what is printed reaches beyond what is left, on the narrowest side."""
        trim, bleed = self.page.get_trimbox(), self.page.get_bleedbox()
        beyond = (trim[0] - bleed[0], trim[1] - bleed[1], bleed[2] - trim[2], bleed[3] - trim[3])
        return float(min(beyond)) / POINTS_A_MM

    def pixels(self, box: Box, height: int) -> tuple[Image.Image, float]:
        """What a place shows, about `height` pixels high, and how many make a CSS pixel."""
        scale = height / (box["height"] / PIXELS_A_POINT)
        whole = self.whole
        cut = within(box, whole)
        beside = (
            cut["x"],
            whole["height"] - cut["y"] - cut["height"],
            whole["width"] - cut["x"] - cut["width"],
            cut["y"],
        )
        crop = tuple(max(0.0, edge / PIXELS_A_POINT) for edge in beside)
        shown = self.page.render(scale=scale, crop=crop).to_pil()
        return shown.convert("RGB"), scale / PIXELS_A_POINT

    def _line(self, one: Any) -> Line:
        font, turn = one.get_font(), one.get_matrix()
        angle = c_int()
        raw.FPDFFont_GetItalicAngle(font.raw, byref(angle))
        name = font.get_base_name().rpartition("+")[2]
        effects = []
        if angle.value or _SLANTED.search(name):
            effects.append("font-style: italic")
        if abs(turn.b) > 0.001 or abs(turn.c) > 0.001:
            effects.append("transform")
        size = c_float()
        raw.FPDFTextObj_GetFontSize(one.raw, byref(size))
        return Line(
            words=" ".join(one.extract().split()),
            box=self._box(one.get_bounds()),
            typeface=name,
            is_embedded=bool(font.is_embedded),
            size=size.value * abs(turn.d) * PIXELS_A_POINT,
            colour=_fill(one),
            effects=tuple(effects),
        )

    def _add(self, one: Any, marked: dict[int, Figure]) -> None:
        is_pixels = one.type == raw.FPDF_PAGEOBJ_IMAGE
        number = raw.FPDFPageObj_GetMarkedContentID(one.raw)
        opacity = 1.0 if is_pixels else _fill(one)[3]
        figure = Figure(self._box(one.get_bounds()), is_pixels, opacity, number >= 0)
        known = marked.get(number)
        if number < 0 or known is None:
            self.figures.append(figure)
            marked[number] = figure
            return
        known.box = united(known.box, figure.box)
        known.is_pixels = known.is_pixels or is_pixels
        known.opacity = min(known.opacity, opacity)

    def _box(self, bounds: Rectangle) -> Box:
        left, bottom, right, top = (edge * PIXELS_A_POINT for edge in bounds)
        return Box(x=left, y=self.whole["height"] - top, width=right - left, height=top - bottom)


def _fill(one: Any) -> tuple[float, float, float, float]:
    red, green, blue, alpha = (c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(one.raw, byref(red), byref(green), byref(blue), byref(alpha))
    return float(red.value), float(green.value), float(blue.value), alpha.value / 255


@contextmanager
def opened(content: bytes) -> Iterator[tuple[Sheet, str]]:
    """The first page of a PDF, and the language that the file names (empty: none).

    Raises pypdfium2.PdfiumError for what is no PDF.
    """
    document = pdfium.PdfDocument(content)
    try:
        yield Sheet(document[0]), _language(document)
    finally:
        document.close()


def _language(document: Any) -> str:
    length = raw.FPDFCatalog_GetLanguage(document.raw, None, 0)
    kept = (raw.FPDF_WCHAR * (length // 2 + 1))()
    raw.FPDFCatalog_GetLanguage(document.raw, kept, length)
    return bytes(kept).decode("utf-16-le").rstrip("\0")
