"""From the rows of a file to records: every cell read, the row's own sense checked."""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from django.utils.translation import gettext as _

from catalogue_pages.activities.sense import (
    lacking_coordinate,
    out_of_order,
    serves_without_coming,
)
from catalogue_pages.exchange.files.escaping import meant
from catalogue_pages.exchange.files.faults import Fault, Unfit
from catalogue_pages.exchange.files.reading import Row, Table
from catalogue_pages.exchange.rows.cells import ALL
from catalogue_pages.exchange.rows.columns import Column
from catalogue_pages.exchange.rows.outgoing import says_the_same
from catalogue_pages.exchange.rows.terms import Terms, file_name
from catalogue_pages.vocabularies.formats import AT_SCHOOL
from catalogue_pages.vocabularies.models import Region

Values = Mapping[str, Any]
Complaint = tuple[str, str, str]
"""A column of the row, what was expected there, and the nearest valid value or nothing."""

WITH_VENUE: Final = frozenset({"at-provider", "outdoor", "elsewhere"})
_LAYOUT: Final = frozenset("\n\r\t")
_UNPRINTABLE: Final = frozenset({"Cc", "Cs", "Cn"})


@dataclass(frozen=True, slots=True)
class Record:
    """What one row says: `values` by column, `fields` by the page's fields; all plain values.

    The fields in `assumed` are no column's own: they are only for a page that says nothing there.
    Those in `unchanged` are said by cells that say what stands already; they are not read.
    """

    line: int
    key: str
    values: Values
    fields: Mapping[str, Any]
    assumed: frozenset[str] = frozenset()
    unchanged: frozenset[str] = frozenset()


@dataclass(slots=True)
class Records:
    """All rows that can be imported, and every fault of those that cannot."""

    good: list[Record] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Group:
    """Columns that only make sense together, and the fields that they decide."""

    columns: frozenset[str]
    fields: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a file of one sort holds, and how its rows become a page's fields.

    The columns in `always` find the page, and are read even when they say what stands.
    """

    columns: Mapping[str, Column]
    key: str
    always: frozenset[str]
    groups: tuple[Group, ...]
    complaints: Callable[[Values, Terms], Iterable[Complaint]]
    fields: Callable[[Values, Terms], Mapping[str, Any]]
    assumed: Callable[[Values], frozenset[str]]

    @property
    def required(self) -> frozenset[str]:
        """The columns that the file must have."""
        return frozenset(name for name, column in self.columns.items() if column.required)

    def unchanged(self, row: Row, stands: Mapping[str, str]) -> frozenset[str]:
        """The columns of a row whose cells say what stands, as the export writes it."""
        same = {
            name
            for name, cell in row.cells.items()
            if name in stands and says_the_same(cell, stands[name])
        } - self.always
        for group in self.groups:
            if not group.columns & row.cells.keys() <= same:
                same -= group.columns
        return frozenset(same)

    def decided_by(self, columns: frozenset[str]) -> frozenset[str]:
        """The fields that these columns fill."""
        direct = {self.columns[name].field for name in columns} - {""}
        grouped = (group.fields for group in self.groups if group.columns & columns)
        return frozenset(direct.union(*grouped))


def read_rows(
    table: Table,
    sheet: Sheet,
    terms: Terms,
    standing: Mapping[int, Mapping[str, str]],
    optional: frozenset[str] = frozenset(),
) -> Records:
    """Read every row of a table; a row with any fault is left out of the good ones.

    `standing` are the cells of the pages that stand already, by the line that names them. Columns
    in `optional` are not required here, whatever the sheet says.
    """
    records = Records(faults=list(table.faults))
    lines: dict[str, int] = {}
    for row in table.rows:
        same = sheet.unchanged(row, standing.get(row.line, {}))
        values, faults = _read_cells(row, same, sheet, terms, optional)
        if not faults:
            faults = [
                Fault(row.line, column, row.cells.get(column, ""), expected, near)
                for column, expected, near in sheet.complaints(values, terms)
            ]
        key = str(values.get(sheet.key) or "")
        if key:
            first = lines.setdefault(key.casefold(), row.line)
            if first != row.line:
                expected = _("each once; line %(line)d has it already") % {"line": first}
                faults.append(Fault(row.line, sheet.key, key, expected))
        if faults:
            records.faults += faults
        else:
            fields = sheet.fields(values, terms)
            unchanged = sheet.decided_by(same)
            assumed = sheet.assumed(values)
            records.good.append(Record(row.line, key, values, fields, assumed, unchanged))
    records.faults.sort(key=lambda fault: fault.line)
    return records


def _read_cells(
    row: Row, same: frozenset[str], sheet: Sheet, terms: Terms, optional: frozenset[str]
) -> tuple[dict[str, Any], list[Fault]]:
    values: dict[str, Any] = {}
    faults = []
    for name, cell in row.cells.items():
        column = sheet.columns[name]
        needed = name not in optional and not row.cells.get(column.unless, "").strip()
        try:
            if name not in same:
                values[name] = _read_cell(cell, column, terms, needed=needed)
        except Unfit as unfit:
            faults.append(Fault(row.line, name, cell, unfit.expected, unfit.nearest))
    return values, faults


def _read_cell(cell: str, column: Column, terms: Terms, *, needed: bool) -> Any:
    for character in cell:
        if unicodedata.category(character) in _UNPRINTABLE and character not in _LAYOUT:
            if "\ud800" <= character <= "\udfff":
                raise Unfit(_("UTF-8 text; save the file as “CSV UTF-8”"))
            raise Unfit(_("text without control characters"))
    value = unicodedata.normalize("NFC", cell).strip()
    if value.startswith("="):
        raise Unfit(_("a value and no formula; paste it as values"))
    value = meant(value).strip()
    if value:
        return column.read(value, terms)
    if column.required and needed:
        raise Unfit(_("a value; this column may not be empty"))
    return column.empty


def direct_fields(values: Values, columns: Mapping[str, Column]) -> dict[str, Any]:
    """The fields that columns fill as they are."""
    return {columns[name].field: value for name, value in values.items() if columns[name].field}


def ranges(values: Values, pairs: Iterable[tuple[str, str]]) -> Iterator[Complaint]:
    """Complain of each pair of columns whose first is greater than its second."""
    for low, high in out_of_order(values, pairs):
        yield high, _("at least %(low)s (%(column)s)") % {"low": values[low], "column": low}, ""


def place_complaints(values: Values, terms: Terms) -> Iterator[Complaint]:
    """Complain where the columns of a place contradict each other."""
    code, region = values.get("municipality"), values.get("region")
    if code and region:
        municipality = terms["municipality"][code]
        its_region = terms.code(Region, getattr(municipality, "region_id", None)) or ""
        if its_region != region:
            named = terms["region"][its_region]
            expected = _("the region of %s") % file_name(municipality)
            yield "region", expected, file_name(named)
    lacking = lacking_coordinate(values)
    if lacking:
        yield lacking, _("both coordinates or none"), ""
    formats = values.get("format", [AT_SCHOOL])
    if serves_without_coming(formats, serves=bool(values.get("municipalities_served"))):
        yield "municipalities_served", _("nothing, unless the format is “at_school”"), ""


def assumed_places(values: Values) -> frozenset[str]:
    """The fields of the municipalities served, when only the row's municipality speaks for them."""
    if AT_SCHOOL not in values.get("format", ()) or "municipalities_served" in values:
        return frozenset()
    return frozenset({"municipalities_served", "serves_all"})


def place_fields(values: Values) -> dict[str, Any]:
    """Where an activity is found: its venue, and the municipalities whose schools it visits.

    A venue needs a format that pupils come to. For a format at the school, the row's municipality
    is the one served, unless it names others or "all"; online has no place at all.
    """
    if "municipality" not in values:
        return {}
    has_venue = bool(WITH_VENUE & set(values["format"]))
    venue = {
        name: values.get(name) if has_venue else None
        for name in ("municipality", "latitude", "longitude")
    }
    if AT_SCHOOL not in values["format"]:
        return {**venue, "municipalities_served": [], "serves_all": False}
    served = values.get("municipalities_served") or []
    everywhere = served == [ALL]
    if not served and values["municipality"]:
        served = [values["municipality"]]
    return {
        **venue,
        "municipalities_served": [] if everywhere else served,
        "serves_all": everywhere,
    }
