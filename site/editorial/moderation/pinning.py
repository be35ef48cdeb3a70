"""Remarks at the fields that they are about, in the edit form of Wagtail's admin.

A remark becomes part of the help of its field: it is read out with the field, needs no script, and
stands there again when the form comes back with errors.
"""

from collections.abc import Iterator
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from editorial.moderation.remarks import ByField, Said


def pin(panel: Any, remarks: ByField) -> set[str]:
    """Put remarks into the bound panels of a form; returns the fields that have a panel."""
    pinned = set()
    for field, found in _panels(panel):
        if field in remarks:
            found.help_text = _with(field, remarks[field], found.help_text)
            pinned.add(field)
    return pinned


def place_of(field: str) -> str:
    """The id of a field's remarks on the page."""
    return f"remark-{field}"


def _panels(panel: Any) -> Iterator[tuple[str, Any]]:
    """Every bound panel of a field, or of rows, by the name that remarks know it by."""
    definition = panel.panel
    field = getattr(definition, "field_name", None) or getattr(definition, "relation_name", None)
    if field:
        yield field, panel
        return
    for child in getattr(panel, "children", ()):
        yield from _panels(child)


def _with(field: str, several: tuple[Said, ...], help_text: Any) -> SafeString:
    lines = format_html_join("", "<br>{}", ((said.text,) for said in several))
    return format_html(
        '<span class="remark" id="{}"><strong>{}</strong>{}</span>{}',
        place_of(field),
        _("The editors ask for a change here:"),
        lines,
        help_text or "",
    )
