"""Whether the values of a page, old and new, are such as its fields may hold."""

from typing import Final

from django.core.exceptions import ValidationError
from wagtail.models import Page

from catalogue_pages.exchange.plans.plan import Step
from catalogue_pages.exchange.plans.restoring import term_fields
from catalogue_pages.publication.gate import Refusal

_OF_THE_PAGE: Final = frozenset(
    {
        *("alias_of", "content_type", "locale", "owner", "page_ptr", "path", "translation_key"),
        *("latest_revision", "live_revision", "locked_by", "public_id", "external_id"),
    }
)
"""What no row of a file says, and what a row is found by."""


def judge(step: Step) -> None:
    """Keep a page a draft when a value of it is none that its field may hold.

    Terms are not looked up again: they were taken from those that there are. A new page's place
    and address are made by the import itself.
    """
    clean = step.page.clean_fields if step.what == "created" else step.page.full_clean
    try:
        clean(exclude=_settled(type(step.page)))
    except ValidationError as error:
        step.publish, step.held_back = False, "gate"
        step.refusals = [
            Refusal(field, message)
            for field, messages in error.message_dict.items()
            for message in messages
        ]


def _settled(model: type[Page]) -> frozenset[str]:
    single, several = term_fields(model)
    return frozenset({*_OF_THE_PAGE, *single, *several})
