"""From a page to the cells of its row, which say what the importer would have to read."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Final

from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.files.escaping import meant
from catalogue_pages.exchange.rows import markup
from catalogue_pages.exchange.rows.cells import ALL
from catalogue_pages.exchange.rows.columns import ACTIVITY_COLUMNS, PROVIDER_COLUMNS, RICH, Column
from catalogue_pages.exchange.rows.page_values import plain
from catalogue_pages.exchange.rows.terms import Terms, file_name
from catalogue_pages.providers.models import ProviderPage

LONGEST_CELL: Final = 32_767
"""What a cell of XLSX can hold; a longer text is cut, and known again by its beginning."""
NO_REVISION: Final = 0
"""The version of a page of which nothing but what is published was ever saved."""
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Cn"})
_FULL_YEARS: Final = 12

Cells = dict[str, str]


def exported_columns(columns: Mapping[str, Column]) -> tuple[str, ...]:
    """The columns that an export writes, in their order."""
    return tuple(name for name, column in columns.items() if column.exported)


def says_the_same(cell: str, stands: str) -> bool:
    """Whether a file's cell says what the export would write."""
    said = meant(unicodedata.normalize("NFC", cell).strip()).strip()
    return said.replace("\r\n", "\n")[:LONGEST_CELL] == stands[:LONGEST_CELL]


def activity_cells(page: Page, content: Mapping[str, Any], above: Page, terms: Terms) -> Cells:
    """The cells of an activity with this content that stands below `above`."""

    def said(name: str) -> Any:
        return plain(ActivityPage, content, name, terms)

    return {
        **_direct(ACTIVITY_COLUMNS, said, terms),
        "external_id": page.external_id or str(page.public_id),
        "provider_name_lv": _one_line(above.name_lv),
        "provider_registration_number": above.registration_number,
        "municipality": _named("municipality", said("municipality"), terms),
        "latitude": said("latitude") or "",
        "longitude": said("longitude") or "",
        "municipalities_served": ALL
        if said("serves_all")
        else _listed("municipality", said("municipalities_served"), terms),
        **_grades(said("grades"), terms),
        "version": str(page.latest_revision_id or NO_REVISION),
    }


def provider_cells(page: Page, content: Mapping[str, Any], _above: Any, terms: Terms) -> Cells:
    """The cells of a provider with this content."""

    def said(name: str) -> Any:
        return plain(ProviderPage, content, name, terms)

    cells = _direct(PROVIDER_COLUMNS, said, terms)
    return {**cells, "version": str(page.latest_revision_id or NO_REVISION)}


def _direct(columns: Mapping[str, Column], said: Callable[[str], Any], terms: Terms) -> Cells:
    return {
        column.name: _cell(column, said(column.field), terms)
        for column in columns.values()
        if column.field
    }


def _cell(column: Column, value: Any, terms: Terms) -> str:
    match value:
        case bool():
            return "yes" if value else "no"
        case list():
            return _listed(column.vocabulary, value, terms)
        case None | "":
            return ""
    if column.vocabulary:
        return _named(column.vocabulary, value, terms)
    if column.form == RICH:
        return printable(markup.as_cell(value)).strip()
    return _one_line(str(value))


def _named(vocabulary: str, code: str | None, terms: Terms) -> str:
    return file_name(terms[vocabulary][code]) if code else ""


def _listed(vocabulary: str, codes: Iterable[str], terms: Terms) -> str:
    return ";".join(_named(vocabulary, code, terms) for code in codes)


def _grades(codes: list[str], terms: Terms) -> Cells:
    """First and last grade where they follow each other, or else every one."""
    numbers = sorted(_numbers(codes))
    if numbers and len(numbers) == len(codes) and numbers[-1] - numbers[0] == len(numbers) - 1:
        return {"grades_from": str(numbers[0]), "grades_to": str(numbers[-1]), "grades": ""}
    return {"grades_from": "", "grades_to": "", "grades": _listed("grade", codes, terms)}


def _numbers(codes: Iterable[str]) -> Iterator[int]:
    for code in codes:
        if code == "preschool":
            yield 0
        elif code.isdecimal() and int(code) <= _FULL_YEARS:
            yield int(code)


def _one_line(text: str) -> str:
    return " ".join(printable(text or "").split("\n")).strip()


def printable(text: str) -> str:
    """The text without what files cannot hold: control characters, half characters; in NFC."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text  # nearly every text, many times quicker
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = (one for one in lines if one in "\n\t" or unicodedata.category(one) not in _UNPRINTABLE)
    return unicodedata.normalize("NFC", "".join(kept))
