"""Two people at one page: what each column holds, and where their texts differ.

Who saves says which revision they began from. When another one is the latest by then, nothing is
written; both texts are shown, and who saves decides.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Manager, Model, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import strip_tags
from django.utils.text import capfirst
from django.utils.translation import gettext
from modeltranslation.translator import NotRegistered, translator
from wagtail.blocks import StreamValue
from wagtail.models import Page

from catalogue_pages.bilingual.emptiness import is_empty

_OF_WAGTAIL: Final = frozenset(field.name for field in Page._meta.get_fields()) - {"slug"}


@dataclass(frozen=True, slots=True)
class Difference:
    """One column that two people have written differently, as text."""

    column: str
    label: str
    theirs: str
    yours: str


def is_stale(page: Page, base_revision: int | None) -> bool:
    """Whether a draft of the page was saved since the revision that a person began from."""
    latest = Page.objects.filter(pk=page.pk).values_list("latest_revision_id", flat=True).get()
    return bool(latest != base_revision)


def conflict(
    page: Page, base_revision: int | None, submitted: Mapping[str, Any]
) -> list[Difference]:
    """Where what a person submits differs from what somebody has saved since they began.

    `base_revision` is the one that they began from, `submitted` maps columns to values (of a form's
    `cleaned_data`, or their text). Empty when nobody has saved since, or both wrote the same.
    """
    if not is_stale(page, base_revision):
        return []
    return differences(Page.objects.get(pk=page.pk).specific, submitted)


def differences(page: Page, submitted: Mapping[str, Any]) -> list[Difference]:
    """Where what a person submits differs from the latest draft of a page."""
    latest = page.get_latest_revision_as_object()
    found = []
    for column, value in submitted.items():
        label = _label(latest, column)
        if label is None:
            continue
        theirs, yours = in_words(getattr(latest, column)), in_words(value)
        if theirs != yours:
            found.append(Difference(column, label, theirs, yours))
    return found


def _label(page: Page, column: str) -> str | None:
    try:
        field: Any = page._meta.get_field(column)
    except FieldDoesNotExist:
        return None
    named = (
        field.related_model._meta.verbose_name_plural if field.one_to_many else field.verbose_name
    )
    return capfirst(str(named))


def in_words(value: Any) -> str:
    """A column's value as a person reads it; the same words for the same content."""
    if isinstance(value, Manager | QuerySet):
        value = list(value.all())
    if isinstance(value, list | tuple | set):
        return "; ".join(sorted(map(in_words, value)))
    if isinstance(value, StreamValue):
        return as_text(value.render_as_block()) if value else ""
    return "" if is_empty(value) else _one_in_words(value)


def _one_in_words(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "DATETIME_FORMAT")
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return str(value) if isinstance(value, Model) else as_text(value)


def as_text(value: Any) -> str:
    """Plain text of text that may be markup, a line for each paragraph."""
    broken = str(value).replace("</p>", "\n").replace("</li>", "\n").replace("<br", "\n<br")
    return "\n".join(" ".join(line.split()) for line in strip_tags(broken).split("\n")).strip()


def changed_columns(before: Page, after: Page) -> frozenset[str]:
    """The columns of a page type in which two states of one page differ.

    What Wagtail keeps of a page is left out, and base columns of bilingual fields, which follow the
    language of the last save.
    """
    return frozenset(_changed(before, after, _columns(before)))


def _columns(page: Page) -> Iterator[str]:
    try:
        bases = set(translator.get_options_for_model(type(page)).all_fields)
    except NotRegistered:
        bases = set()
    for field in page._meta.get_fields():
        kept: Any = field
        is_rows = kept.one_to_many and hasattr(kept, "get_accessor_name")
        if kept.auto_created and not is_rows:
            continue
        if kept.name not in _OF_WAGTAIL | bases | {"page_ptr", "public_id"}:
            yield kept.name


def _changed(before: Page, after: Page, columns: Iterable[str]) -> Iterator[str]:
    old, new = before.serializable_data(), after.serializable_data()
    for column in columns:
        if (column in old or column in new) and _bare(old.get(column)) != _bare(new.get(column)):
            yield column


def _bare(value: Any) -> Any:
    """A serialised value without the numbers of its rows, and rows without their order."""
    if not isinstance(value, list):
        return None if value == "" else value
    rows: list[Any] = [
        {key: one for key, one in row.items() if key not in {"pk", "sort_order"}}
        if isinstance(row, dict)
        else row
        for row in value
    ]
    return sorted(map(repr, rows)) or None
