"""Bilingual texts in templates, marked with `lang` where they are in the other language."""

from django import template
from django.db.models import Model
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from wagtail.rich_text import expand_db_html

from catalogue_pages.bilingual.reading import Label, Language, Reading, as_language, read
from presentation import marking
from search.indexing.texts import plain

register = template.Library()


@register.simple_tag
def reading(instance: Model, field: str) -> Reading:
    """A bilingual field of a model in the page's language, or in the other where it is empty."""
    return read(instance, field, page_language())


@register.simple_tag
def said(instance: Model, field: str) -> SafeString:
    """A plain bilingual field as text, inside a marked span when it is in the other language."""
    found = read(instance, field, page_language())
    text = conditional_escape(found.value or "")
    return format_html('<span lang="{}">{}</span>', found.language, text) if _marks(found) else text


@register.simple_tag
def told(found: Reading) -> SafeString:
    """A reading of a rich text as HTML, in a block marked with its language where that differs."""
    html = mark_safe(expand_db_html(str(found.value)))  # noqa: S308 - Wagtail's own whitelist
    return format_html('<div class="prose"{}>{}</div>', lang(found), html)


@register.simple_tag
def plain_text(html: object) -> str:
    """A rich text without its markup."""
    return plain(str(html or ""))


@register.simple_tag
def lang(found: Reading | str) -> SafeString:
    """The `lang` attribute for a reading, or nothing when it is in the page's language.

    A template that was given no reading hands over an empty text.
    """
    if isinstance(found, Reading) and _marks(found):
        return format_html(' lang="{}"', found.language)
    return SafeString("")


@register.filter
def marked(text: str) -> str:
    """A label inside a marked span when it is in the other language; any other text as it is."""
    return marking.marked(text, page_language()) if isinstance(text, Label) else text


def page_language() -> Language:
    """The catalogue's language that this page is in."""
    return as_language(get_language())


def _marks(found: Reading) -> bool:
    return found.differs_from(page_language())
