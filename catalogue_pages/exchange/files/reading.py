"""Reading a file, CSV or XLSX: its rows with their physical lines, and the faults of the file."""

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from catalogue_pages.exchange.files.faults import Fault, nearest
from catalogue_pages.exchange.files.packages import Unreadable, is_package, why_foreign
from catalogue_pages.exchange.files.workbooks import Line, workbook_lines

LONGEST_CELL: Final = 100_000
LARGEST_FILE: Final = 50 * 1024 * 1024
MOST_ROWS: Final = 20_000
_UTF_16: Final = (b"\xff\xfe", b"\xfe\xff")
_OTHER_SEPARATORS: Final = (";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the physical line on which it begins, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(slots=True)
class Table:
    """A file that was read. When `faults` has one of line 1, there are no rows."""

    columns: tuple[str, ...] = ()
    rows: list[Row] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    lines: int = 0


def read_table(content: bytes, known: frozenset[str], required: frozenset[str]) -> Table:
    """Read a file; what it is, its bytes decide, and never its name.

    CSV is UTF-8 (with or without a byte order mark), separated by commas; XLSX has one sheet. In
    both the first line names the columns. `known` are the columns that the file may have and
    `required` those it must have. Never raises: what is wrong is in the table's faults, with its
    line. Bytes that are not UTF-8 stay in their cells as lone surrogates, so that the reader of the
    cell reports them.
    """
    table = Table()
    if len(content) > LARGEST_FILE:
        table.faults.append(Fault(1, "", f"{len(content)} B", _("a file of at most 50 MB")))
        return table
    try:
        lines = _lines(content, table)
        _fill(table, lines, lambda names: _header_faults(names, known, required))
    except Unreadable as trouble:
        table.faults.append(Fault(trouble.line, "", trouble.found, trouble.expected))
    return table


def _lines(content: bytes, table: Table) -> Iterator[Line]:
    if is_package(content):
        return workbook_lines(content)
    if content.startswith(_UTF_16):
        raise Unreadable("UTF-16", _("UTF-8 text; save the file as “CSV UTF-8”"))
    foreign = why_foreign(content)
    if foreign is not None:
        raise foreign
    return _records(content.decode("utf-8-sig", errors="surrogateescape"), table)


def _fill(
    table: Table, lines: Iterator[Line], judge: Callable[[tuple[str, ...]], Iterator[Fault]]
) -> None:
    header = next(lines, Line(1, []))
    table.columns = tuple(name.strip() for name in header.cells)
    table.faults += [*judge(table.columns), *_troubles(header, table.columns)]
    if table.faults:
        return
    for line in lines:
        if len(table.rows) >= MOST_ROWS:
            expected = _("at most %d rows; divide the file") % MOST_ROWS
            raise Unreadable(_("more rows"), expected, line.number)
        troubles = list(_troubles(line, table.columns))
        table.faults += troubles
        if len(line.cells) != len(table.columns):
            table.faults.append(_wrong_length(line, len(table.columns)))
        elif not troubles:
            table.rows.append(Row(line.number, dict(zip(table.columns, line.cells, strict=True))))


def _troubles(line: Line, columns: tuple[str, ...]) -> Iterator[Fault]:
    for place, value, expected in line.troubles:
        column = columns[place] if place < len(columns) else ""
        yield Fault(line.number, column, value, expected)


def _records(text: str, table: Table) -> Iterator[Line]:
    """Each record with the line it begins on; blank lines are passed over."""
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            table.lines = reader.line_num
            return
        except csv.Error as error:
            expected = _("cells quoted as in CSV: every quotation mark closed, and doubled inside")
            raise Unreadable(str(error), expected, line) from None
        if any(cell.strip() for cell in cells):
            yield Line(line, cells)
        line = reader.line_num + 1


def _wrong_length(line: Line, expected: int) -> Fault:
    return Fault(
        line.number,
        "",
        _("%(count)d cells") % {"count": len(line.cells)},
        _("%(count)d cells, as in the first line") % {"count": expected},
    )


def _header_faults(
    columns: tuple[str, ...], known: frozenset[str], required: frozenset[str]
) -> Iterator[Fault]:
    if not columns:
        yield Fault(1, "", "", _("a first line with the names of the columns"))
        return
    if len(columns) == 1:
        separator = next((one for one in _OTHER_SEPARATORS if one in columns[0]), "")
        if separator:
            yield Fault(1, "", separator, _("columns separated by commas"))
            return
    for name in columns:
        if name not in known:
            expected = _("a known column; docs/importing.md lists them")
            yield Fault(1, name, name, expected, nearest(name, known))
    for name in sorted({name for name in columns if columns.count(name) > 1}):
        yield Fault(1, name, name, _("each column once"))
    for name in sorted(required - set(columns)):
        yield Fault(1, name, "", _("a column of this name"))
