"""What is looked at: pages in both languages, in every width and theme, and in print."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from catalogue_pages.publication.closed import open_pages
from visibility.rules.rule import Medium

SIZES: Final = ((360, 740), (768, 1024), (1280, 900))
"""Widths and heights of screens, in CSS pixels."""
PAPER: Final = (718, 1047)
"""A4 without margins of a centimetre, in CSS pixels."""
AXE_WIDTHS: Final = (360, 1280)
NOWHERE: Final = "nekur-tadas-lapas-nav/"
"""An address that no page has: it shows the error page."""


@dataclass(frozen=True, slots=True)
class View:
    """A page as somebody sees it: its absolute address, language, and the screen or paper."""

    address: str
    language: str
    width: int
    height: int
    dark: bool
    medium: Medium

    @property
    def asks_axe(self) -> bool:
        """Whether axe looks at it: in the narrowest and the widest screen, in both themes."""
        return self.medium is Medium.SCREEN and self.width in AXE_WIDTHS

    def said(self) -> str:
        """The view in a line, in the language that is active."""
        if self.medium is Medium.PRINT:
            said = _("%(address)s, print")
        elif self.dark:
            said = _("%(address)s, %(width)s px, dark")
        else:
            said = _("%(address)s, %(width)s px, light")
        return said % {"address": self.address, "width": self.width}


def views_of(address: str) -> list[View]:
    """All views of one address; each after the first is a resize or another medium."""
    language = translation.get_language_from_path(urlsplit(address).path) or settings.LANGUAGE_CODE
    screens = [
        View(address, language, width, height, dark, Medium.SCREEN)
        for width, height in SIZES
        for dark in (False, True)
    ]
    width, height = PAPER
    return [*screens, View(address, language, width, height, dark=False, medium=Medium.PRINT)]


def addresses(base: str, sample: int | None = None) -> list[str]:
    """The absolute addresses of the site's public pages and screens, in both languages.

    `sample` is how many pages of the tree are taken, of each type in turn; None takes all. Screens
    beside the tree are always among them.
    """
    paths = _live_paths()
    chosen = paths if sample is None else paths[:sample]
    return [urljoin(base, path) for path in dict.fromkeys([*_localised(chosen), *_beside()])]


def _live_paths() -> list[str]:
    """Paths below the language of all public pages, one of each type in turn."""
    root = Site.objects.select_related("root_page").get(is_default_site=True).root_page
    by_type: dict[int, list[str]] = {}
    for url_path, content_type in (
        open_pages(Page.objects.descendant_of(root, inclusive=True))
        .order_by("path")
        .values_list("url_path", "content_type_id")
    ):
        by_type.setdefault(content_type, []).append(url_path[len(root.url_path) :])
    return [path for row in zip_longest(*by_type.values()) for path in row if path is not None]


def _localised(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        for language, _name in settings.LANGUAGES:
            with translation.override(language):
                yield reverse("wagtail_serve", args=[path])


def _beside() -> Iterator[str]:
    """Screens that stand in no tree: the doors, what others may frame, the error page."""
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            yield from (reverse("account_login"), reverse("account_reset_password"))
            yield from (reverse("offer"), reverse("open_data_page"), reverse("api_page"))
            yield from (reverse("embedding:build"), reverse("embedding:frame"))
            yield f"/{language}/{NOWHERE}"
