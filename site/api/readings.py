"""Bilingual fields of pages as the API gives them."""

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.utils.translation import override
from wagtail.models import Page
from wagtail.rich_text import expand_db_html

from api.schemas import Text
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from search.listing.addressing import page_address


def text(instance: Model, field: str) -> Text:
    """A plain field in both languages; null where it is empty."""
    return Text(**{one: _own(instance, field, one) for one in LANGUAGES})


def formatted(instance: Model, field: str) -> Text:
    """A field of formatted text as HTML; links lead from the site's root, to the same language.

    Of many instances, hold `looked_up` around: a text's links are asked for by themselves.
    """
    texts = {}
    for language in LANGUAGES:
        said = _own(instance, field, language)
        with override(language):
            texts[language] = expand_db_html(said) if said else None
    return Text(**texts)


def body(page: Page) -> Text:
    """A page's blocks as HTML; links lead from the site's root."""
    texts = {}
    for language in LANGUAGES:
        with override(language):
            texts[language] = _blocks(getattr(page, f"body_{language}"))
    return Text(**texts)


def addresses(request: HttpRequest, page: Page, root_url: str) -> Text:
    """A page's addresses on the site, below the root page at `root_url`."""
    path = page.url_path.removeprefix(root_url)
    return Text(**{one: request.build_absolute_uri(page_address(path, one)) for one in LANGUAGES})


def _own(instance: Model, field: str, language: Language) -> str | None:
    value = getattr(instance, f"{field}_{language}")
    return None if is_empty(value) else str(value)


def _blocks(value: Any) -> str | None:
    if is_empty(value):
        return None
    return "".join(
        str(block.value) if block.block_type == "text" else str(block.render()) for block in value
    )
