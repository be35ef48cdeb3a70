"""Workbooks to import, good ones and hostile ones."""

import io
import struct
import zipfile
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.formula import ArrayFormula

from tests.catalogue_pages.exchange.files import GOOD, csv_bytes

Change = Callable[[Workbook, Any], None]


def xlsx_bytes(rows: Iterable[Mapping[str, Any]] = (GOOD,), change: Change | None = None) -> bytes:
    """Rows as a workbook; the first row gives the columns. `change` sees workbook and sheet."""
    rows = list(rows)
    workbook = Workbook()
    sheet: Any = workbook.active
    sheet.append(list(rows[0]))
    for row in rows:
        sheet.append(list(row.values()))
    if change is not None:
        change(workbook, sheet)
    output = io.BytesIO()
    workbook.save(output)
    return output.getvalue()


def repacked(content: bytes, parts: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """A workbook with some of its parts replaced, rewritten, or added."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(output, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in dict.fromkeys([*old.namelist(), *parts]):
            change = parts.get(name)
            stored = old.read(name) if name in old.namelist() else b""
            new.writestr(name, change(stored) if callable(change) else change or stored)
    return output.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


def formula(value: Any) -> Callable[[], bytes]:
    """A workbook with a formula in its second row's `title_lv`, after a row that is good."""

    def change(_workbook: Workbook, sheet: Any) -> None:
        sheet["B3"] = value

    return lambda: xlsx_bytes([GOOD, {**GOOD, "external_id": "otra"}], change)


def merged() -> bytes:
    return xlsx_bytes(change=lambda _workbook, sheet: sheet.merge_cells("B2:C3"))


def hidden_sheet() -> bytes:
    def change(workbook: Workbook, _sheet: Any) -> None:
        workbook.create_sheet("Slepena").sheet_state = "hidden"

    return xlsx_bytes(change=change)


def two_sheets() -> bytes:
    return xlsx_bytes(change=lambda workbook, _sheet: workbook.create_sheet("Otra") and None)


def macros() -> bytes:
    return repacked(xlsx_bytes(), {"xl/vbaProject.bin": b"Sub AutoOpen()"})


def external_links() -> bytes:
    return repacked(xlsx_bytes(), {"xl/externalLinks/externalLink1.xml": b"<externalLink/>"})


def encrypted() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000


def zip_bomb() -> bytes:
    return repacked(xlsx_bytes(), {"xl/media/bomb.bin": b"\x00" * (120 * 1024 * 1024)})


def one_endless_row() -> bytes:
    """A single row of cells that say nothing: small when packed, gigabytes as a tree."""
    cells = b'<row r="2">' + b"<c/>" * 2_000_000 + b"</row></sheetData>"
    return repacked(xlsx_bytes(), {SHEET: lambda old: old.replace(b"</sheetData>", cells)})


def entity_bomb() -> bytes:
    entities = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;">]>'
    return repacked(
        xlsx_bytes(),
        {SHEET: lambda old: entities + old.replace(b"</sheetData>", b"&b;</sheetData>")},
    )


def a_million_empty_rows() -> bytes:
    rows = b"".join(b'<row r="%d"/>' % number for number in range(3, 1_000_003))
    return repacked(
        xlsx_bytes(), {SHEET: lambda old: old.replace(b"</sheetData>", rows + b"</sheetData>")}
    )


def a_row_far_below() -> bytes:
    far = b'<row r="99999999999"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return repacked(xlsx_bytes(), {SHEET: lambda old: old.replace(b"</sheetData>", far)})


def too_many_columns() -> bytes:
    return xlsx_bytes([{**GOOD, **{f"x{number}": "" for number in range(500)}, "y": "z"}])


def wrong_type() -> bytes:
    return b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj"


def picture() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + b"\x00" * 200


def web_page() -> bytes:
    return b"<html><body><table><tr><td>external_id</td></tr></table></body></html>"


def other_package() -> bytes:
    output = io.BytesIO()
    with zipfile.ZipFile(output, "w") as archive:
        archive.writestr("word/document.xml", "<document/>")
    return output.getvalue()


def cut_off() -> bytes:
    content = xlsx_bytes()
    return content[: len(content) // 2]


def lying_about_its_size() -> bytes:
    """A part whose directory entry says that it is small."""
    content = bytearray(repacked(xlsx_bytes(), {"xl/media/x.bin": b"\x00" * 5_000_000}))
    place = content.rindex(b"xl/media/x.bin") - 46
    content[place + 24 : place + 28] = struct.pack("<I", 10)
    return bytes(content)


def too_large() -> bytes:
    return csv_bytes([GOOD]) + b"\n" * (51 * 1024 * 1024)


def error_value() -> bytes:
    def change(_workbook: Workbook, sheet: Any) -> None:
        sheet["B3"] = "#REF!"

    return xlsx_bytes([GOOD, {**GOOD, "external_id": "otra"}], change)


FORMULAS = {
    "formula": formula('=HYPERLINK("https://example.org","robots")'),
    "array formula": formula(ArrayFormula("B3", "=SUM(A1:A2)")),
    "error value": error_value,
}
"""Cells that are refused with their line and column."""

REFUSED: Mapping[str, tuple[Callable[[], bytes], str]] = {
    "merged cells": (merged, "no merged cells"),
    "hidden sheet": (hidden_sheet, "no hidden sheets"),
    "two sheets": (two_sheets, "one sheet with one table"),
    "macros": (macros, "without macros"),
    "links to other files": (external_links, "holds its values itself"),
    "encrypted": (encrypted, "without a password"),
    "zip bomb": (zip_bomb, "100 MB when unpacked"),
    "one endless row": (one_endless_row, "of a usual size"),
    "entity bomb": (entity_bomb, "without XML entities"),
    "a million empty rows": (a_million_empty_rows, "empty rows"),
    "a row far below": (a_row_far_below, "empty rows"),
    "too many columns": (too_many_columns, "at most 200 columns"),
    "PDF": (wrong_type, "a CSV or XLSX file"),
    "picture": (picture, "a CSV or XLSX file"),
    "web page": (web_page, "a CSV or XLSX file"),
    "Word document": (other_package, "a CSV or XLSX file"),
    "cut off": (cut_off, "that is whole"),
    "lies about its size": (lying_about_its_size, "that is whole"),
    "too large": (too_large, "at most 50 MB"),
}
"""Files that are refused whole, with what was expected."""
