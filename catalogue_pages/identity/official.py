"""The official emblem, which is there even when nobody has filled the library of logos."""

from pathlib import Path
from typing import Final

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity.arrangement import Kind, Mark
from catalogue_pages.identity.standard import EMBLEM_RATIO

SVG: Final = (Path(__file__).parent / "static/emblem/eu.svg").read_bytes()
"""Public domain; that it may be shown comes from the agreement 2012/C 271/04."""
STATIC: Final = "emblem/eu.svg"
"""Where browsers find it, among the static files."""

_NAMES: Final = {"lv": "Eiropas Savienības emblēma", "en": "Emblem of the European Union"}


def emblem(language: Language) -> Mark:
    """The emblem in colour, named in a language."""
    return Mark(Kind.EMBLEM, _NAMES[language], SVG, EMBLEM_RATIO)
