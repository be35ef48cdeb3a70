"""Reading an XLSX workbook: each line's cells as the text that a person sees in them."""

import io
import logging
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from django.utils.translation import gettext as _
from openpyxl import load_workbook

from catalogue_pages.exchange.files.packages import Unreadable, check_package

MOST_COLUMNS: Final = 200
MOST_EMPTY_ROWS: Final = 1_000
"""So many in a row, and the sheet's end is somewhere far below its contents."""
EXPLANATIONS: Final = "Paskaidrojumi"
CHOICES: Final = "Izvēles"
"""Sheets of the template file, which the reader passes over."""

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file: its number from 1, and its cells.

    `troubles` are the cells that cannot be read: their place from 0, what is there, and what was
    expected.
    """

    number: int
    cells: list[str]
    troubles: list[tuple[int, str, str]] = field(default_factory=list)


def workbook_lines(content: bytes) -> Iterator[Line]:
    """The lines of a workbook's only sheet that say something, its header first.

    Every line is as long as the header, or longer. Raises Unreadable, as it goes.
    """
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            check_package(archive)
        yield from _padded(_lines(content))
    except (Unreadable, GeneratorExit):
        raise
    except BadZipFile:
        raise Unreadable(_("a damaged file"), _("a workbook that is whole")) from None
    except Exception:  # a made-up workbook can fail anywhere in a library of this size
        logger.info("A workbook could not be read", exc_info=True)
        raise Unreadable(_("a damaged file"), _("a workbook that is whole")) from None


def _lines(content: bytes) -> Iterator[Line]:
    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    try:
        sheet = _only_sheet(workbook)
        # What a sheet says of its own size is not to be believed.
        sheet.reset_dimensions()
        empty = 0
        for number, row in enumerate(sheet.iter_rows(), start=1):
            if len(row) > MOST_COLUMNS:
                found = _("%d columns") % len(row)
                expected = _("at most %d columns; delete the empty ones beside your table")
                raise Unreadable(found, expected % MOST_COLUMNS, number)
            line = _line(number, row)
            empty = 0 if line.cells else empty + 1
            if line.cells:
                yield line
            elif empty > MOST_EMPTY_ROWS:
                expected = _("no long stretch of empty rows; delete them and save the file anew")
                raise Unreadable(_("%d empty rows") % empty, expected, number)
    finally:
        workbook.close()


def _only_sheet(workbook: Any) -> Any:
    sheets = [one for one in workbook.worksheets if one.title not in (EXPLANATIONS, CHOICES)]
    hidden = [one.title for one in workbook.worksheets if one.sheet_state != "visible"]
    if hidden:
        raise Unreadable(", ".join(hidden), _("no hidden sheets"))
    if len(sheets) != 1 or workbook.chartsheets:
        names = ", ".join(one.title for one in sheets)
        raise Unreadable(names, _("one sheet with one table; delete or move the others"))
    return sheets[0]


def _line(number: int, row: tuple[Any, ...]) -> Line:
    cells, troubles = [], []
    for place, cell in enumerate(row):
        if cell.data_type == "f":
            expected = _("a value and no formula; paste it as values")
            troubles.append((place, _formula(cell.value), expected))
        elif cell.data_type == "e":
            troubles.append((place, str(cell.value), _("a value and no error of the spreadsheet")))
        cells.append(_seen(cell.value))
    while cells and not cells[-1].strip():
        cells.pop()
    return Line(number, cells, troubles)


def _padded(lines: Iterator[Line]) -> Iterator[Line]:
    """Spreadsheets leave out the empty cells at the end of a line."""
    width = 0
    for line in lines:
        width = width or len(line.cells)
        line.cells.extend([""] * (width - len(line.cells)))
        yield line


def _formula(value: Any) -> str:
    return str(getattr(value, "text", None) or value or "=")


def _seen(value: Any) -> str:
    """A cell's value as text: dates as days, numbers without an exponent, yes and no."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case float():
            # What a sheet shows has fifteen digits at most, and no trace of binary fractions.
            return format(Decimal(format(value, ".15g")).normalize(), "f")
        case datetime():
            midnight = value.time() == time()
            return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
        case date() | time():
            return value.isoformat()
        case _:
            return str(value)
