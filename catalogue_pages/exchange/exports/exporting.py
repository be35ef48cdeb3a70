"""Exports: the rows of a file that the importer reads back and finds nothing changed.

A row holds what people last saved of a page, its draft included. What no column holds (pictures,
the body, dated occurrences, the funding operation) an import leaves as it is.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, Final, Literal

from django.db.models import QuerySet
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.exchange.files.escaping import harmless
from catalogue_pages.exchange.plans.existing import BATCH, as_they_stand
from catalogue_pages.exchange.rows.columns import (
    ACTIVITY_COLUMNS,
    NOT_OWN,
    PROVIDER_COLUMNS,
    Column,
)
from catalogue_pages.exchange.rows.outgoing import (
    LONGEST_CELL,
    Cells,
    activity_cells,
    exported_columns,
    provider_cells,
)
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.providers.models import ProviderPage

Kind = Literal["activities", "providers"]
CSV_TYPE: Final = "text/csv; charset=utf-8"
XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHEET: Final = "Dati"


@dataclass(frozen=True, slots=True)
class Export:
    """Rows to be written, `count` of them, with these columns."""

    columns: tuple[str, ...]
    rows: Iterable[Cells]
    count: int


def activities(provider: ProviderPage | None = None) -> Export:
    """All activities, or those of one provider, without what its people need not say.

    Read as they are written, in batches.
    """
    pages = ActivityPage.objects.filter(alias_of=None).order_by("path")
    columns = exported_columns(ACTIVITY_COLUMNS)
    if provider is not None:
        pages = pages.child_of(provider)
        columns = tuple(name for name in columns if name not in NOT_OWN)
    return Export(columns, _activities(pages), pages.count())


def providers() -> Export:
    """All providers."""
    pages = ProviderPage.objects.filter(alias_of=None).order_by("path")
    columns = exported_columns(PROVIDER_COLUMNS)
    return Export(columns, _providers(pages), pages.count())


def _activities(pages: QuerySet[Any]) -> Iterator[Cells]:
    terms = Terms()
    above = {page.path: page for page in ProviderPage.objects.all()}
    for one in as_they_stand(pages.iterator(chunk_size=BATCH)):
        provider = above.get(one.page.path[: -ProviderPage.steplen])
        if provider is not None:
            yield activity_cells(one.page, one.content, provider, terms)


def _providers(pages: QuerySet[Any]) -> Iterator[Cells]:
    terms = Terms()
    for one in as_they_stand(pages.iterator(chunk_size=BATCH)):
        yield provider_cells(one.page, one.content, None, terms)


def csv_chunks(export: Export) -> Iterator[bytes]:
    """The export as CSV, piece by piece; with a byte order mark, for Excel."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    text.write("\ufeff")
    writer.writerow(export.columns)
    for row in export.rows:
        writer.writerow([harmless(row.get(name, "")) for name in export.columns])
        yield _taken(text)
    yield _taken(text)


def _taken(text: io.StringIO) -> bytes:
    taken = text.getvalue().encode()
    text.seek(0)
    text.truncate()
    return taken


def write_xlsx(export: Export, output: BinaryIO) -> None:
    """Write the export as a workbook; every cell is text, so that nothing is calculated."""
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(SHEET)
    sheet.freeze_panes = "B2"
    sheet.append(export.columns)
    for row in export.rows:
        sheet.append(_text_cell(sheet, row.get(name, "")) for name in export.columns)
    workbook.save(output)


def _text_cell(sheet: Any, text: str) -> Any:
    if not text:
        return None
    cell = WriteOnlyCell(sheet, harmless(text)[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def columns_of(kind: Kind) -> Mapping[str, Column]:
    """The columns of a sort of file."""
    return ACTIVITY_COLUMNS if kind == "activities" else PROVIDER_COLUMNS
