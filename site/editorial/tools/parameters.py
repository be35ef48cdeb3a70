"""What an address of Wagtail's API may say: it would pass over whatever it does not know."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.apps import apps
from django.http import HttpRequest
from wagtail.api import APIField
from wagtail.api.v3.pagination import WagtailLimitOffsetPagination
from wagtail.api.v3.routers.pages import PageFilterSchema
from wagtail.api.v3.schemas.pages import BASE_PAGE_READ_FIELDS
from wagtail.api.v3.schemas.params import OrderingSchema, RevisionFilterSchema, SearchSchema
from wagtail.models import Page

from api.parameters import Given
from search.addresses import cleaned, shortened
from search.problems import Problem

_PAGING: Final = (*WagtailLimitOffsetPagination.Input.model_fields,)
_FORMAT: Final = "rich_text_format"
_KNOWN: Final[Mapping[str, Sequence[str]]] = {
    "list_pages": (
        *PageFilterSchema.model_fields,
        *OrderingSchema.model_fields,
        *SearchSchema.model_fields,
        *_PAGING,
    ),
    "find_page": ("id", "html_path", "site", "version", _FORMAT),
    "detail_page": ("site", "version", _FORMAT),
    "list_page_revisions": (*RevisionFilterSchema.model_fields, *_PAGING),
}
"""The parameters of each address, by its name; of those that are not here there are none."""
_DIGITS: Final = 18
"""Of the longest number that every database holds."""


def check(request: HttpRequest) -> None:
    """Raise RefusedError (422) for a parameter that nobody would read or no database could hold."""
    given = Given(request)
    match = request.resolver_match
    name = match.url_name if match else None
    known = [*_KNOWN.get(name or "", ())]
    if name == "list_pages":
        known += _fields(given)
    for one in known:
        given.text(one)
    given.note(
        Problem(shortened(one), shortened(value), "malformed")
        for one, values in given.parameters.items()
        for value in values
        if not _is_sound(value)
    )
    given.check()


def _fields(given: Given) -> list[str]:
    """The fields that a list can be narrowed by: those of one type where just one is asked for."""
    types = set(given.parameters.get("type", ()))
    model: Any = Page
    if len(types) == 1:
        label = types.pop()
        model = next((one for one in apps.get_models() if one._meta.label == label), Page)
    named = {one.name for one in APIField.get_fields_for_model(model, db_fields_only=True)}
    named |= {*BASE_PAGE_READ_FIELDS, model._meta.pk.attname}
    return sorted(named - {"pk"})  # by which Wagtail fails


def _is_sound(value: str) -> bool:
    digits = value.strip().lstrip("+-")
    return cleaned(value)[1] and not (digits.isdigit() and len(digits) > _DIGITS)
