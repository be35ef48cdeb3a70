"""A workbook to fill in: the columns, what each holds in both languages, and lists of choices."""

from collections.abc import Mapping
from typing import Any, BinaryIO, Final

from django.utils.translation import gettext as _
from django.utils.translation import override
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.exchange.exports.exporting import SHEET, Kind, columns_of
from catalogue_pages.exchange.files.workbooks import CHOICES, EXPLANATIONS
from catalogue_pages.exchange.rows.columns import NOT_OWN, TERMS, YES_OR_NO, Column
from catalogue_pages.exchange.rows.terms import Terms, file_name
from catalogue_pages.exchange.rows.wording import column_label
from catalogue_pages.providers.models import ProviderPage

LAST_LINE: Final = 5000
"""How far down the lists of choices reach."""
_LEFT_OUT: Final = frozenset({"version", "region", "seen"})
"""Columns that only an export or an older file has."""
_WIDE: Final = 24
_WIDTHS: Final = (30, 70, 70)


def write_template(kind: Kind, output: BinaryIO, *, own: bool = False) -> None:
    """Write the template of a sort of file; the importer takes it once rows are filled in.

    A provider's `own` has no columns for who offers it, for ids, and for what editors say.
    """
    columns = columns_of(kind)
    left_out = _LEFT_OUT | NOT_OWN | {"external_id"} if own else _LEFT_OUT
    names = [name for name in columns if name not in left_out]
    workbook = Workbook()
    sheet = workbook.active
    sheet.title = SHEET
    sheet.freeze_panes = "B2"
    for place, name in enumerate(names, start=1):
        cell = sheet.cell(1, place, name)
        cell.font = Font(bold=columns[name].required)
        sheet.column_dimensions[get_column_letter(place)].width = _WIDE
    _explain(workbook.create_sheet(EXPLANATIONS), kind, names, columns)
    _offer_choices(sheet, workbook.create_sheet(CHOICES), names, columns)
    workbook.save(output)


def _explain(sheet: Any, kind: Kind, names: list[str], columns: Mapping[str, Column]) -> None:
    """One line a column, in Latvian and in English."""
    sheet.append(["", "Latviešu", "English"])
    for name in names:
        sheet.append([name, *(explanation(kind, columns[name], code) for code in LANGUAGES)])
    for place, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row in sheet.iter_rows(min_row=1):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.font = Font(bold=cell.row == 1 or (cell.column == 1 and _required(cell, columns)))


def _required(cell: Any, columns: Mapping[str, Column]) -> bool:
    return cell.value in columns and columns[cell.value].required


def explanation(kind: Kind, column: Column, language: str) -> str:
    """What a column holds and how, in one line."""
    model: Any = ActivityPage if kind == "activities" else ProviderPage
    with override(language):
        what = column_label(model, column)
        how = _(column.form) % column.numbers if column.form else ""
        if column.required:
            how = ", ".join(filter(None, [how, _("required")]))
        return f"{what}: {how}." if how else f"{what}."


def _offer_choices(
    sheet: Any, choices: Any, names: list[str], columns: Mapping[str, Column]
) -> None:
    terms = Terms()
    places: dict[str, str] = {}
    for place, name in enumerate(names, start=1):
        column = columns[name]
        source = ""
        if column.vocabulary:
            known = [file_name(term) for term in terms[column.vocabulary].values()]
            if column.vocabulary not in places:
                places[column.vocabulary] = _listed(
                    choices, len(places) + 1, column.vocabulary, known
                )
            source = places[column.vocabulary]
        elif column.form == YES_OR_NO:
            source = '"yes,no"'
        if source:
            letter = get_column_letter(place)
            several = column.form == TERMS or column.name == "municipalities_served"
            validation = DataValidation(
                type="list", formula1=source, allow_blank=True, showErrorMessage=not several
            )
            validation.add(f"{letter}2:{letter}{LAST_LINE}")
            sheet.add_data_validation(validation)


def _listed(choices: Any, place: int, vocabulary: str, known: list[str]) -> str:
    """Write a list of choices into a column of its own; returns where it stands."""
    letter = get_column_letter(place)
    for line, name in enumerate([vocabulary, *known], start=1):
        choices.cell(line, place, name)
    return f"'{CHOICES}'!${letter}$2:${letter}${len(known) + 1}"
