"""Reading a CSV file: its rows with their physical lines, and the faults of the file itself."""

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from catalogue_pages.exchange.faults import Fault, nearest

LONGEST_CELL = 100_000
LARGEST_FILE = 50 * 1024 * 1024
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_OTHER_SEPARATORS = (";", "\t", "|")


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


def read_csv(content: bytes, known: frozenset[str], required: frozenset[str]) -> Table:
    """Read a CSV file in UTF-8 (with or without a byte order mark), separated by commas.

    `known` are the columns that the file may have and `required` those it must have. Never raises:
    what is wrong is in the table's faults, with its line. Bytes that are not UTF-8 stay in their
    cells as lone surrogates, so that the reader of the cell reports them.
    """
    if len(content) > LARGEST_FILE:
        return Table(faults=[Fault(1, "", f"{len(content)} B", _("a file of at most 50 MB"))])
    if content.startswith(_UTF_16):
        return Table(faults=[Fault(1, "", "UTF-16", _("UTF-8 text; save the file as “CSV UTF-8”"))])
    text = content.decode("utf-8-sig", errors="surrogateescape")
    table = Table()
    records = _records(text, table)
    line, header = next(records, (1, []))
    table.columns = tuple(name.strip() for name in header)
    table.faults += _header_faults(line, table.columns, known, required)
    if table.faults:
        return table
    for line, cells in records:
        if len(cells) == len(table.columns):
            table.rows.append(Row(line, dict(zip(table.columns, cells, strict=True))))
        else:
            table.faults.append(_wrong_length(line, cells, len(table.columns)))
    return table


def _records(text: str, table: Table) -> Iterator[tuple[int, list[str]]]:
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
            table.faults.append(Fault(line, "", str(error), expected))
            return
        if any(cell.strip() for cell in cells):
            yield line, cells
        line = reader.line_num + 1


def _wrong_length(line: int, cells: list[str], expected: int) -> Fault:
    return Fault(
        line,
        "",
        _("%(count)d cells") % {"count": len(cells)},
        _("%(count)d cells, as in the first line") % {"count": expected},
    )


def _header_faults(
    line: int, columns: tuple[str, ...], known: frozenset[str], required: frozenset[str]
) -> Iterator[Fault]:
    if not columns:
        yield Fault(1, "", "", _("a first line with the names of the columns"))
        return
    if len(columns) == 1:
        separator = next((one for one in _OTHER_SEPARATORS if one in columns[0]), "")
        if separator:
            yield Fault(line, "", separator, _("columns separated by commas"))
            return
    for name in columns:
        if name not in known:
            expected = _("a known column; docs/importing.md lists them")
            yield Fault(line, name, name, expected, nearest(name, known))
    for name in sorted({name for name in columns if columns.count(name) > 1}):
        yield Fault(line, name, name, _("each column once"))
    for name in sorted(required - set(columns)):
        yield Fault(line, name, "", _("a column of this name"))
