"""The funding statement: its exact words by the Union's share.

The words are those of the national paying agency's page on visibility, under Regulation (EU)
2021/1060, Annex IX 1.2: in full, the Union's name never abbreviated. They are law, not interface
text, and are therefore not translated by gettext.
"""

from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from catalogue_pages.bilingual.reading import Language

PROGRAMME_RATE: Final = Decimal(85)
"""The Union's share (%) in the programme that pays for the catalogue itself."""

FULLY: Final[Mapping[Language, str]] = {
    "lv": "Finansē Eiropas Savienība",
    "en": "Funded by the European Union",
}
PARTLY: Final[Mapping[Language, str]] = {
    "lv": "Līdzfinansē Eiropas Savienība",
    "en": "Co-funded by the European Union",
}


def statement(rate: Decimal, language: Language) -> str:
    """The statement for the Union's share `rate` (%), or an empty text where it pays nothing."""
    if rate <= 0:
        return ""
    return (FULLY if rate >= 100 else PARTLY)[language]
