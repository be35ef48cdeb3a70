"""What is written on a page, and what of it breaks a rule."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from modeltranslation.translator import translator

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.publication.pages import PublicPage
from search.indexing.texts import own_text
from visibility.writing.statements import Passage, leaves_a_trace, passages


@dataclass(frozen=True, slots=True)
class Found:
    """A passage, and the field of the page's form that holds it."""

    field: str
    passage: Passage


def found_on(page: PublicPage) -> Iterator[Found]:
    """Everything written on a page, in either language, that breaks a rule or asks for a look."""
    rate = _rate(page)
    for name in translator.get_options_for_model(type(page)).get_field_names():
        for language in LANGUAGES:
            field = f"{name}_{language}"
            value = getattr(page, field)
            if is_empty(value) or not leaves_a_trace(_raw(value)):
                continue
            for passage in passages(own_text(page, name, language), language, rate):
                yield Found(field, passage)


def _raw(value: Any) -> str:
    return str(getattr(value, "raw_data", value))


def _rate(page: PublicPage) -> Decimal | None:
    operation = page.funding_operation if isinstance(page, ActivityPage) else None
    return operation.rate if operation is not None else None
