"""What stands in a PDF, as a reader of the file finds it: words, typefaces, boxes, colours."""

import re
from dataclasses import dataclass, field, replace
from io import BytesIO
from typing import Any, Final

import pikepdf

MM: Final = 72 / 25.4
Matrix = tuple[float, float, float, float, float, float]
_WRITING: Final = frozenset({"Tj", "TJ", "ET"})
_HEX: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>")


@dataclass(frozen=True, slots=True)
class Field:
    """A filled rectangle: its colour (0 to 255) and its edges in points from the lower left."""

    colour: tuple[int, int, int]
    left: float
    bottom: float
    right: float
    top: float


class Sheet:
    """The one page of a PDF."""

    def __init__(self, content: bytes) -> None:
        self.file = pikepdf.open(BytesIO(content))
        (self.page,) = self.file.pages
        self.words = ""
        self.fields: list[Field] = []
        self._read(self.page, self.page.obj.get("/Resources"), (1, 0, 0, 1, 0, 0))

    def box(self, name: str) -> tuple[float, float]:
        """The width and height of a box in millimetres."""
        left, bottom, right, top = (float(edge) for edge in self.page.obj[f"/{name}"])
        return (right - left) / MM, (top - bottom) / MM

    @property
    def metadata(self) -> dict[str, str]:
        """What the file says about itself in XMP."""
        with self.file.open_metadata() as found:
            return {str(name): str(value) for name, value in found.items()}

    @property
    def typefaces(self) -> dict[str, bool]:
        """Each typeface with whether it is embedded."""
        found = {}
        for one in self.file.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor":
                name = str(one["/FontName"]).rpartition("+")[2].lstrip("/")
                found[name] = any(f"/FontFile{kind}" in one for kind in ("", "2", "3"))
        return found

    @property
    def images(self) -> int:
        """How many pictures made of pixels it holds."""
        return sum(
            isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
            for one in self.file.objects
        )

    def _read(self, holder: Any, resources: Any, outer: Matrix) -> None:
        pen = _Pen(outer)
        kept: list[_Pen] = []
        for done in pikepdf.parse_content_stream(holder):
            operands, name = done.operands, str(done.operator)
            if name == "q":
                kept.append(replace(pen))
            elif name == "Q":
                pen = kept.pop()
            elif name == "Do":
                self._enter(resources["/XObject"][str(operands[0])], resources, pen.now)
            elif name == "Tf":
                pen.cmap = _unicode(resources["/Font"][str(operands[0])])
            elif name in _WRITING:
                self.words += _written(name, operands, pen.cmap)
            else:
                self.fields += pen.draw(name, operands)

    def _enter(self, inner: Any, resources: Any, now: Matrix) -> None:
        if inner["/Subtype"] == "/Form":
            matrix = _numbers(inner.get("/Matrix", [1, 0, 0, 1, 0, 0]))
            self._read(inner, inner.get("/Resources", resources), _joined(matrix, now))


@dataclass(slots=True)
class _Pen:
    """Where, in which colour and along which path it is drawn now."""

    now: Matrix
    colour: tuple[int, int, int] = (0, 0, 0)
    path: list[tuple[float, float]] = field(default_factory=list)
    cmap: dict[int, str] = field(default_factory=dict)

    def draw(self, name: str, operands: Any) -> list[Field]:
        """Take an operator of drawing; gives the field that it fills, if it fills one."""
        if name == "cm":
            self.now = _joined(_numbers(operands), self.now)
        elif name in {"scn", "rg"} and len(operands) == 3:
            red, green, blue = (round(255 * float(part)) for part in operands)
            self.colour = (red, green, blue)
        elif name in {"m", "l", "c", "re"}:
            self.path = self.path + _points(name, [float(one) for one in operands], self.now)
        elif name in {"f", "f*", "n", "S"}:
            path, self.path = self.path, []
            if path and name.startswith("f"):
                xs, ys = zip(*path, strict=True)
                return [Field(self.colour, min(xs), min(ys), max(xs), max(ys))]
        return []


def _written(name: str, operands: Any, cmap: dict[int, str]) -> str:
    if name == "ET":
        return " "
    parts = operands[0] if name == "TJ" else [operands[0]]
    return "".join(_said(bytes(one), cmap) for one in parts if isinstance(one, pikepdf.String))


def _numbers(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _joined(first: Matrix, then: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    g, h, i, j, k, m = then
    return (
        *(a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j),
        *(e * g + f * i + k, e * h + f * j + m),
    )


def _points(operator: str, given: list[float], now: Matrix) -> list[tuple[float, float]]:
    if operator == "re":
        x, y, width, height = given
        given = [x, y, x + width, y + height]
    a, b, c, d, e, f = now
    pairs = zip(given[::2], given[1::2], strict=True)
    return [(x * a + y * c + e, x * b + y * d + f) for x, y in pairs]


def _said(codes: bytes, cmap: dict[int, str]) -> str:
    pairs = zip(codes[::2], codes[1::2], strict=False)
    return "".join(cmap.get(256 * high + low, "") for high, low in pairs)


def _unicode(font: Any) -> dict[int, str]:
    """What a font's own table says that its codes mean."""
    known: dict[int, str] = {}
    table = font["/ToUnicode"].read_bytes()
    for kind, lines in re.findall(rb"beginbf(char|range)(.*?)endbf", table, re.DOTALL):
        for line in lines.strip().splitlines():
            codes = [bytes.fromhex(one.decode()) for one in _HEX.findall(line)]
            first, last, said = (codes[0], codes[-2] if kind == b"range" else codes[0], codes[-1])
            start = int.from_bytes(first)
            for code in range(start, int.from_bytes(last) + 1):
                text = said.decode("utf-16-be")
                known[code] = text[:-1] + chr(ord(text[-1]) + code - start)
    return known
