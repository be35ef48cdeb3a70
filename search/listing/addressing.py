"""Where the listing is: the catalogue page's own address, with a selection behind it."""

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import override

from catalogue_pages.bilingual.reading import Language
from search.selection import Selection


@lru_cache(maxsize=64)
def page_address(path: str, language: Language) -> str:
    """The address in `language` of the page at `path` below the language prefix (`katalogs/`)."""
    with override(language):
        return reverse("wagtail_serve", args=[path])


def address(path: str, selection: Selection, after: str = "") -> str:
    """The address of the listing that shows a selection, from a signed cursor on if it is given."""
    query = selection.to_query(after)
    base = page_address(path, selection.language)
    return f"{base}?{query}" if query else base
