"""The code that a school puts into its page: a frame that works alone, and a script beside it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.html import escape
from django.utils.translation import override

from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, LANGUAGES, Language, quoted
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.listing.addressing import address
from search.listing.facet_views import active_filters
from search.selection import Selection

HEIGHT: Final = 640
"""Pixels of a frame without the script: the list then scrolls within it."""
SIZES: Final = (3, 6, 12, 24)
"""How many activities a list may show at once."""
USUAL: Final = 6
LOADER: Final = "/embed.js"
"""Where the script is; it stands in other sites' pages, so that this never changes."""


@dataclass(frozen=True, slots=True)
class Snippet:
    """The code in one language, `named` in itself; `address` and `title` are the frame's."""

    language: Language
    named: str
    address: str
    title: str
    code: str


def fit(selection: Selection) -> Selection:
    """What of a selection may stand on another page: its first page, and nobody's position."""
    near = selection.near
    kept = selection.without_nearness() if near and near.is_position else selection
    return kept.at_page(1)


def snippets(
    selection: Selection, vocabularies: Vocabularies, absolute: Callable[[str], str]
) -> list[Snippet]:
    """The code in each language; `absolute` gives an address of this site scheme and host."""
    return [
        _snippet(selection.in_language(language), vocabularies, absolute) for language in LANGUAGES
    ]


def _snippet(
    selection: Selection, vocabularies: Vocabularies, absolute: Callable[[str], str]
) -> Snippet:
    with override(selection.language):
        base = reverse("embedding:frame")
        query = selection.to_query()
        own = absolute(f"{base}?{query}" if query else base)
        title = title_of(selection, vocabularies)
    frame = (
        f'<iframe src="{escape(own)}" title="{escape(title)}" width="100%" height="{HEIGHT}" '
        'style="border: 0" loading="lazy"></iframe>'
    )
    script = f'<script src="{escape(absolute(LOADER))}" async></script>'
    named = LANGUAGE_NAMES[selection.language]
    return Snippet(selection.language, named, own, title, f"{frame}\n{script}")


def title_of(selection: Selection, vocabularies: Vocabularies) -> str:
    """What a list is called: the site's name, and all that was chosen."""
    chosen = active_filters(selection, vocabularies, lambda one: address("", one))
    labels = [quoted(selection.query, selection.language)] if selection.query else []
    labels += [one.label for one in chosen]
    return ": ".join([settings.WAGTAIL_SITE_NAME, *([", ".join(labels)] if labels else [])])
