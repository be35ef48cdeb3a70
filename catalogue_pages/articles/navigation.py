"""The navigation of every page, kept in memory: no query of a request is spent on it."""

from dataclasses import dataclass
from typing import Final

from wagtail.models import Site

from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticleIndexPage,
    ContentPage,
    HomePage,
    Menu,
    ProjectPage,
)
from catalogue_pages.bilingual.pages import NamedPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.changes.editions import Kept
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.publication.closed import closed_branches

EDITION: Final = "navigation"


@dataclass(frozen=True, slots=True)
class Link:
    """A page to go to. `path` is its address below the language prefix, such as `par-mums/`."""

    path: str
    name_lv: str
    name_en: str

    def name(self, language: Language) -> str:
        """The page's name in `language`, or in the other one where that is empty."""
        first, second = self.name_lv, self.name_en
        if language == "en":
            first, second = second, first
        return first or second

    def name_language(self, language: Language) -> Language:
        """The language that `name` answers in."""
        if language == "en":
            return "en" if self.name_en else "lv"
        return "lv" if self.name_lv else "en"


@dataclass(frozen=True, slots=True)
class Navigation:
    """What header and footer link to. `catalogue` and `articles` are None until they are live."""

    header: tuple[Link, ...]
    footer: tuple[Link, ...]
    catalogue: Link | None
    articles: Link | None


def _public(model: type[NamedPage], root: str) -> list[tuple[Link, NamedPage]]:
    pages = model.objects.live().filter(url_path__startswith=root).order_by("path")
    closed = closed_branches() or ("\x00",)
    return [
        (Link(page.url_path[len(root) :], page.name_lv or "", page.name_en or ""), page)
        for page in pages
        if not page.path.startswith(closed)
    ]


def _build() -> Navigation:
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None:
        return Navigation((), (), None, None)
    root = site.root_page.url_path
    models = (ContentPage, ProjectPage, AccessibilityPage)
    written = [pair for model in models for pair in _public(model, root)]
    written.sort(key=lambda pair: str(pair[1].path))
    content = [(link, page.menu) for link, page in written]
    catalogue = [link for link, _page in _public(CataloguePage, root)]
    articles = [link for link, _page in _public(ArticleIndexPage, root)]
    return Navigation(
        header=tuple(link for link, menu in content if menu in {Menu.HEADER, Menu.BOTH}),
        footer=tuple(link for link, menu in content if menu in {Menu.FOOTER, Menu.BOTH}),
        catalogue=catalogue[0] if catalogue else None,
        articles=articles[0] if articles else None,
    )


NAMED: Final[tuple[type[NamedPage], ...]] = (
    HomePage,
    CataloguePage,
    ArticleIndexPage,
    ContentPage,
    ProjectPage,
    AccessibilityPage,
)
"""The page types whose changes raise the edition."""

kept: Kept[Navigation] = Kept(EDITION, _build)


def current() -> Navigation:
    """The navigation as it is now; no query unless its edition has changed."""
    return kept.get()
