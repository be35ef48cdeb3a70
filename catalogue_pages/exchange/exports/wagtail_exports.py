"""Wagtail's own exports (reports, users, snippets, redirects …) hold no formulas.

All of them write their cells and headings through one mixin, which leaves `=HYPERLINK(…)` raw in
CSV. There is no setting and no hook for it.
"""

from typing import Any

from wagtail.admin.views.mixins import SpreadsheetExportMixin

from catalogue_pages.exchange.files.escaping import harmless

_value = SpreadsheetExportMixin.preprocess_field_value
_heading = SpreadsheetExportMixin.get_heading


def _harmless_value(self: Any, field: str, value: Any, export_format: str) -> Any:
    cell = _value(self, field, value, export_format)
    return harmless(cell) if isinstance(cell, str) else cell


def _harmless_heading(self: Any, queryset: Any, field: str) -> str:
    return harmless(str(_heading(self, queryset, field)))


def make_harmless() -> None:
    """Have every export of the admin write text that no spreadsheet calculates."""
    SpreadsheetExportMixin.preprocess_field_value = _harmless_value
    SpreadsheetExportMixin.get_heading = _harmless_heading
