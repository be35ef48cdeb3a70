"""The ensemble that materials carry, and the same as data and files for Typst."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, Final

from django.contrib.staticfiles import finders

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.identity import library
from catalogue_pages.identity.arrangement import (
    CLEAR_SPACE,
    Arrangement,
    Ground,
    Mark,
)
from catalogue_pages.identity.ensembles import Role
from catalogue_pages.identity.standard import EMBLEM_BORDER
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement

_UNION: Final[dict[Language, str]] = {
    "lv": "Eiropas Savienība",
    "en": "the European Union",
}
"""What the statement's second line begins with; the Union's name is not divided."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """An arrangement as Typst takes it: `data`, and the `files` that the data name."""

    data: dict[str, Any]
    files: dict[str, bytes]


def arrangement(
    role: Role, language: Language, rate: Decimal, ground: Ground = Ground.WHITE
) -> Arrangement:
    """What stands on a material made for something that the Union pays `rate` (%) of.

    The catalogue itself is paid by the programme, so that what the Union pays nothing of carries
    the programme's statement.
    """
    paid = rate if statement(rate, language) else PROGRAMME_RATE
    return library.arrangement(role, language, paid, ground)


def drawn(found: Arrangement) -> Drawn:
    """The arrangement with every size in heights of the emblem."""
    files = {"emblem.svg": found.emblem.svg}
    others = []
    for number, mark in enumerate(found.others):
        file = f"logo-{number}.svg"
        files[file] = mark.svg
        space = max(CLEAR_SPACE, mark.clear_space * mark.height)
        others.append({**_mark(mark, file), "space": space, "border": 0.0})
    border = 0.0 if found.ground is Ground.WHITE else EMBLEM_BORDER
    data = {
        "language": found.language,
        "ground": found.ground.value,
        "statement": found.statement,
        "lines": _lines(found.statement, found.language),
        "emblem": {**_mark(found.emblem, "emblem.svg"), "border": border},
        "others": others,
        "clear": CLEAR_SPACE,
    }
    return Drawn(data, files)


def _mark(mark: Mark, file: str) -> dict[str, Any]:
    return {"file": file, "name": mark.name, "width": mark.width, "height": mark.height}


def _lines(words: str, language: Language) -> list[str]:
    before, union, after = words.partition(_UNION[language])
    return [line for line in (before.strip(), union + after) if line]


@cache
def asset_file(path: str) -> bytes:
    """A static file of the site's own. Raises FileNotFoundError for any other path."""
    found = finders.find(path)
    if not isinstance(found, str):
        raise FileNotFoundError(path)
    with open(found, "rb") as file:  # noqa: PTH123 - what the finder gives is a name
        return file.read()
