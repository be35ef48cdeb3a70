"""Words as the documents' typefaces can show them: nothing missing, nothing that steers."""

import unicodedata
from functools import cache
from html import unescape
from pathlib import Path
from typing import Final

from django.utils.html import strip_tags
from PIL import ImageFont
from PIL.ImageFont import FreeTypeFont

FONTS: Final = Path(__file__).with_name("fonts")
_READ: Final = ("figtree/Figtree_400Regular.ttf", "ubuntu/Ubuntu_400Regular.ttf")
"""Every document sets its words in the first, and what that one lacks in the second."""
_MISSING: Final = "\uffff"
"""No character: every typeface shows its sign for what it lacks."""
_SPACES: Final = {"Cc", "Zl", "Zp", "Zs"}


def plain(markup: str) -> str:
    """The words of a line of HTML."""
    return showable(unescape(strip_tags(markup)))


def showable(text: str) -> str:
    """A text in one line of what the typefaces hold.

    Controls become spaces; marks that turn the direction of writing, and characters that no
    typeface here has (such as emoji), are left out, because PDF/A allows no sign without a shape.
    """
    composed = unicodedata.normalize("NFC", text)
    return " ".join("".join(_shown(character) for character in composed).split())


def _shown(character: str) -> str:
    category = unicodedata.category(character)
    if category in _SPACES:
        return "\u00a0" if character in "\u00a0\u202f" else " "
    if category.startswith("C"):
        return ""
    return character if _has_shape(character) else ""


@cache
def _faces() -> tuple[tuple[FreeTypeFont, bytes], ...]:
    faces = [
        ImageFont.truetype(FONTS / name, 24, layout_engine=ImageFont.Layout.BASIC) for name in _READ
    ]
    return tuple((face, bytes(face.getmask(_MISSING))) for face in faces)


@cache
def _has_shape(character: str) -> bool:
    return any(bytes(face.getmask(character)) != missing for face, missing in _faces())
