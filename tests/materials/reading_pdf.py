"""What stands in a PDF, as a reader of the file finds it: words, typefaces, boxes, colours."""

import re
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import pikepdf

MM: Final = 72 / 25.4
Matrix = tuple[float, float, float, float, float, float]
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
        now, kept = outer, list[tuple[Matrix, tuple[int, int, int]]]()
        colour, path, cmap = (0, 0, 0), list[tuple[float, float]](), dict[int, str]()
        for operands, operator in pikepdf.parse_content_stream(holder):
            match str(operator):
                case "q":
                    kept.append((now, colour))
                case "Q":
                    now, colour = kept.pop()
                case "cm":
                    now = _joined(_numbers(operands), now)
                case "scn" | "rg" if len(operands) == 3:
                    red, green, blue = (round(255 * float(part)) for part in operands)
                    colour = (red, green, blue)
                case "m" | "l" | "c" | "re":
                    path += _points(str(operator), [float(one) for one in operands], now)
                case "f" | "f*" | "n" | "S":
                    if path and str(operator).startswith("f"):
                        xs, ys = zip(*path, strict=True)
                        self.fields.append(Field(colour, min(xs), min(ys), max(xs), max(ys)))
                    path = []
                case "Tf":
                    cmap = _unicode(resources["/Font"][str(operands[0])])
                case "Tj":
                    self.words += _said(bytes(operands[0]), cmap)
                case "TJ":
                    for part in operands[0]:
                        if isinstance(part, pikepdf.String):
                            self.words += _said(bytes(part), cmap)
                case "ET":
                    self.words += " "
                case "Do":
                    inner = resources["/XObject"][str(operands[0])]
                    if inner["/Subtype"] == "/Form":
                        matrix = _numbers(inner.get("/Matrix", [1, 0, 0, 1, 0, 0]))
                        self._read(inner, inner.get("/Resources", resources), _joined(matrix, now))


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
