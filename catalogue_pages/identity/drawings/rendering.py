"""A vector drawing as pixels."""

import json
from typing import Any, Final

import typst

_PAGE: Final = b"""#let asked = json("asked.json")
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#image("drawing.svg", width: asked.width * 1pt, height: asked.height * 1pt, fit: "stretch")
"""
_PER_INCH: Final = 72.0
"""So that a point is a pixel."""


def png(svg: bytes, width: int, height: int) -> bytes:
    """A drawing in pixels, stretched to `width` × `height`; a PNG, clear where nothing is drawn.

    Raises ValueError when it cannot be drawn.
    """
    asked = json.dumps({"width": width, "height": height}).encode()
    # The library takes files by name; its types know of one file only.
    files: Any = {"main.typ": _PAGE, "drawing.svg": svg, "asked.json": asked}
    try:
        drawn: bytes = typst.compile(
            files, format="png", ppi=_PER_INCH, font_paths=[], ignore_system_fonts=True
        )
    except typst.TypstError as error:
        raise ValueError(str(error)) from error
    return drawn
