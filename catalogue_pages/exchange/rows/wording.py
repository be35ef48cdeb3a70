"""Plain values in words that people know: titles instead of codes, text without markup."""

from collections.abc import Iterable
from decimal import Decimal
from html import unescape
from itertools import takewhile
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db import models
from django.utils.dateparse import parse_date
from django.utils.formats import date_format, number_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from wagtail.fields import RichTextField

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.exchange.rows.cells import CENTS
from catalogue_pages.exchange.rows.columns import Column
from catalogue_pages.exchange.rows.sheets import PARENT
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.staleness import as_text
from catalogue_pages.vocabularies.models import VOCABULARIES
from catalogue_pages.vocabularies.snapshot import current

LONGEST: Final = 300
"""Characters of a value that a report shows."""
_BEFORE: Final = 60
_NOTHING: Final = "–"
_VOCABULARY: Final = {model: name for name, model in VOCABULARIES.items()}


def both(model: type[models.Model], name: str, old: Any, new: Any) -> tuple[str, str]:
    """A field's value before and after, in the active language.

    Of long texts what is shown begins shortly before they part, so that the difference is seen.
    """
    said = in_words(model, name, old), in_words(model, name, new)
    begin = 0
    if max(map(len, said)) > LONGEST:
        same = takewhile(lambda pair: pair[0] == pair[1], zip(*said, strict=False))
        begin = max(0, sum(1 for _pair in same) - _BEFORE)
    return _shortened(said[0], begin), _shortened(said[1], begin)


def in_words(model: type[models.Model], name: str, value: Any) -> str:
    """A field's plain value in the active language; a dash where it says nothing."""
    if value in (None, "", []):
        return _NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == PARENT:
        named = ProviderPage.objects.filter(public_id=value).values_list("name_lv", flat=True)
        return str(named.first() or value)
    try:
        field: Any = model._meta.get_field(name)
    except FieldDoesNotExist:
        return str(value)
    vocabulary = _VOCABULARY.get(field.related_model)
    if vocabulary is not None:
        return _titles(vocabulary, value if isinstance(value, list) else [value])
    return _of_scalar(field, value)


def _of_scalar(field: Any, value: Any) -> str:
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, models.DecimalField):
        places = field.decimal_places if field.decimal_places <= CENTS else None
        return str(number_format(Decimal(value), places))
    if isinstance(field, models.DateField) and (day := parse_date(str(value))):
        return date_format(day)
    return unescape(as_text(value)) if isinstance(field, RichTextField) else str(value)


def _titles(vocabulary: str, codes: Iterable[str]) -> str:
    """Titles in the vocabulary's own order; a code whose term is gone stands for itself."""
    language = as_language(get_language())
    entries, left = current()[vocabulary], list(codes)
    known = [str(one.label(language)) for code, one in entries.items() if code in left]
    return ", ".join([*known, *(code for code in left if code not in entries)])


def _shortened(text: str, begin: int) -> str:
    shown = f"…{text[begin:]}" if begin and len(text) > begin else text
    return shown if len(shown) <= LONGEST else f"{shown[:LONGEST]}…"


def column_label(model: Any, column: Column) -> str:
    """What a column of a file holds, in the active language."""
    if column.about:
        return _(column.about)
    return str(model._meta.get_field(column.field).verbose_name) if column.field else ""
