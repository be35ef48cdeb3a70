"""The fields of a page's form that a remark can be pinned to, and what fields are called."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.text import capfirst
from modeltranslation.translator import NotRegistered, translator

from catalogue_pages.activities.models import ActivityPage

NOT_OF_PROVIDERS: Final = {
    "slug",
    "demonstration",
    "external_id",
    "funding_operation",
    "source_url",
    "source_year",
    "review_due",
    "search_description",
    "registration_number",
    "provider_type",
}
"""What only editors and imports fill in."""


def pinnable(model: type[Model] | None = ActivityPage) -> list[tuple[str, str]]:
    """The inputs of a page type's form in their order, with their labels."""
    return [(name, label_of(name, model)) for name in _columns(model)]


@cache
def _columns(model: Any) -> tuple[str, ...]:
    found = _inputs(model.get_edit_handler())
    return tuple(name for name in found if name not in NOT_OF_PROVIDERS)


def _inputs(panel: Any) -> Iterator[str]:
    for child in getattr(panel, "children", ()):
        yield from _inputs(child)
    name = getattr(panel, "field_name", None) or getattr(panel, "relation_name", None)
    if name:
        yield name


def label_of(column: str, model: type[Model] | None) -> str:
    """What a column is called, with its language where it has one; the column where it is gone."""
    try:
        field: Any = model._meta.get_field(column) if model else None
    except FieldDoesNotExist:
        field = None
    if model is None or field is None:
        return column
    if field.one_to_many:
        return capfirst(str(field.related_model._meta.verbose_name_plural))
    base, language = without_language(column, model)
    if language:
        said: Any = model._meta.get_field(base)
        return f"{capfirst(str(said.verbose_name))} ({language})"
    return capfirst(str(field.verbose_name))


def without_language(column: str, model: type[Model]) -> tuple[str, str]:
    """A column as its field and its language, which is empty where it has none."""
    base, _separator, language = column.rpartition("_")
    return (base, language) if base in _bilingual(model) else (column, "")


def _bilingual(model: type[Model]) -> set[str]:
    try:
        return set(translator.get_options_for_model(model).all_fields)
    except NotRegistered:
        return set()
