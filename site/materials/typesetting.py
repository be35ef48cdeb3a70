"""Typst at work: a template, data as JSON and files become a PDF, an SVG or a PNG."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any, Final, Literal

import pikepdf
import typst

from materials.inlining import inlined
from materials.lettering import FONTS

TEMPLATES: Final = Path(__file__).with_name("typst")
Form = Literal["pdf", "png", "svg"]
TYPES: Final[Mapping[Form, str]] = {
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml",
}
POINTS_A_MM: Final = 72 / 25.4
_EDITION: Final = "1"
"""Raised when the same data are made into something else by this module."""


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be set: a template's name, its data and the files that these name.

    `standards` are the PDF's, such as `a-2a`; `ppi` is the PNG's resolution. `bleed` and `slug`
    (mm) say how far the printed area and the sheet reach beyond the trimmed page.
    """

    template: str
    data: Mapping[str, Any]
    files: Mapping[str, bytes]
    form: Form
    standards: tuple[str, ...] = ()
    ppi: float = 72.0
    bleed: float = 0.0
    slug: float = 0.0
    digest: str = field(init=False)

    def __post_init__(self) -> None:
        said = json.dumps(
            [self.template, self.form, self.standards, self.ppi, self.bleed, self.slug, self.data],
            sort_keys=True,
        )
        found = sha256(f"{_EDITION}{templates_digest()}{said}".encode())
        for name in sorted(self.files):
            found.update(name.encode() + b"\0" + self.files[name])
        object.__setattr__(self, "digest", found.hexdigest())


def typeset(order: Order) -> bytes:
    """Set it. Raises typst.TypstError where the template or the data are wrong."""
    data = {"print": order.slug > 0, **order.data}
    # The library's types know no virtual files, though its documentation does.
    compile_files: Any = typst.compile
    made = compile_files(
        {
            **_sources(),
            **order.files,
            "main.typ": (TEMPLATES / f"{order.template}.typ").read_bytes(),
            "data.json": json.dumps(data).encode(),
        },
        font_paths=[str(FONTS)],
        ignore_system_fonts=True,
        format=order.form,
        ppi=order.ppi,
        pdf_standards=list(order.standards),
    )
    if not isinstance(made, bytes):
        raise TypeError(f"{order.template} has more than one page.")
    if order.form == "svg":
        return inlined(made)
    return _boxed(made, order) if order.slug else made


@cache
def _sources() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(TEMPLATES.glob("*.typ"))}


@cache
def templates_digest() -> str:
    """What the templates are like now; whatever is kept of older ones is out of date."""
    found = sha256()
    for name, source in _sources().items():
        found.update(name.encode() + b"\0" + source)
    return found.hexdigest()


def _boxed(made: bytes, order: Order) -> bytes:
    """The PDF with the boxes that a print shop trims by."""
    result = BytesIO()
    with pikepdf.open(BytesIO(made)) as document:
        for page in document.pages:
            left, bottom, right, top = (float(edge) for edge in page.mediabox)
            trim, bleed = (inset * POINTS_A_MM for inset in (order.slug, order.slug - order.bleed))
            page.trimbox = pikepdf.Rectangle(left + trim, bottom + trim, right - trim, top - trim)
            page.bleedbox = pikepdf.Rectangle(
                left + bleed, bottom + bleed, right - bleed, top - bleed
            )
        document.save(result, deterministic_id=True)
    return result.getvalue()
