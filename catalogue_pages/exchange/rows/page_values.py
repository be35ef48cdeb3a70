"""A page's fields as plain values, as files hold them: read for comparison, written for import."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.db import models
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import RichTextField
from wagtail.models import Page

from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.exchange.rows.cells import plain_decimal
from catalogue_pages.exchange.rows.terms import Terms
from catalogue_pages.vocabularies.models import VOCABULARIES, Term

_BLOCK_KEY = re.compile(r'\s+data-block-key="[^"]*"')
_VOCABULARY = {model: name for name, model in VOCABULARIES.items()}


def plain(model: type[Page], content: Mapping[str, Any], name: str, terms: Terms) -> Any:
    """The plain value of a field in a revision's content (or in `serializable_data()`)."""
    value = content.get(name)
    field = model._meta.get_field(name)
    related = _related(model, name)
    if isinstance(field, ParentalManyToManyField):
        return sorted(code for key in value or () if (code := terms.code(related, key)))
    if related is not None:
        return terms.code(related, value)
    if isinstance(field, models.DecimalField):
        return None if value is None else plain_decimal(Decimal(value))
    return _plain_scalar(field, value)


def _plain_scalar(field: Any, value: Any) -> Any:
    if isinstance(field, RichTextField):
        # The editor gives each block a key; a page saved unchanged is not a changed page.
        return "" if is_empty(value) else _BLOCK_KEY.sub("", value)
    if isinstance(field, models.CharField | models.TextField):
        return value or ""
    if isinstance(field, models.DateField) and value is not None:
        return str(value)
    return value


def write(page: Page, name: str, value: Any, terms: Terms) -> None:
    """Set a field from its plain value. Vocabularies are given by code, never in a language."""
    field = page._meta.get_field(name)
    related = _related(type(page), name)
    if isinstance(field, ParentalManyToManyField):
        known = terms[_VOCABULARY[related]]
        setattr(page, name, [known[code] for code in value])
    elif related is not None:
        setattr(page, name, terms[_VOCABULARY[related]][value] if value else None)
    else:
        setattr(page, name, value if value is None else field.to_python(value))


def _related(model: type[Page], name: str) -> Any:
    related = model._meta.get_field(name).related_model
    return related if isinstance(related, type) and issubclass(related, Term) else None
