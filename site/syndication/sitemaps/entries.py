"""What the map of the site lists: public pages that search engines may show."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Exists, OuterRef, QuerySet
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticleIndexPage,
    ArticlePage,
    ContentPage,
    HomePage,
    ProjectPage,
)
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from catalogue_pages.publication.closed import open_pages

ABOUT_ALL: Final = (HomePage, CataloguePage)
"""Pages that show any activities there are."""
TEXTS: Final = (ContentPage, ProjectPage, AccessibilityPage, ArticleIndexPage)


@dataclass(frozen=True, slots=True)
class Listed:
    """A page: its address below the language prefix, when it changed, its picture's key if any."""

    path: str
    changed_at: datetime | None
    picture: int | None = None


def pages() -> Iterator[Listed]:
    """The front page, the catalogue, and pages of text."""
    types = TEXTS if _demonstrations().exists() else (*ABOUT_ALL, *TEXTS)
    yield from _listed(open_pages(Page.objects.type(*types)))


def articles() -> Iterator[Listed]:
    """Articles, without those that show a demonstration."""
    shown = ArticlePage.activities.through.objects.filter(
        articlepage=OuterRef("pk"), activitypage__in=_demonstrations()
    )
    yield from _listed(open_pages(ArticlePage.objects.filter(~Exists(shown))), "picture_id")


def providers() -> Iterator[Listed]:
    """Providers, without demonstrations and those that offer one."""
    demonstrated = {
        path[: -Page.steplen] for path in _demonstrations().values_list("path", flat=True)
    }
    found = open_pages(ProviderPage.objects.filter(demonstration=False))
    yield from _listed(found, "logo_id", demonstrated)


def activities() -> Iterator[Listed]:
    """Activities that everybody may see, without demonstrations."""
    openness = Openness.read()
    asked = ActivityPage.objects.filter(demonstration=False).order_by("path")
    rows = asked.values_list("path", "url_path", "last_published_at", "picture_id", named=True)
    for row in openness.among(rows):
        path = row.url_path.removeprefix(openness.root_url)
        yield Listed(path, row.last_published_at, row.picture_id)


def _listed(
    shown: QuerySet[Any], picture: str | None = None, without: Collection[str] = ()
) -> Iterator[Listed]:
    """Public pages below the site's root, but for those at the tree paths in `without`."""
    openness = Openness.read()
    columns = ("path", "url_path", "last_published_at", *([picture] if picture else []))
    for path, url_path, changed_at, *pictures in shown.order_by("path").values_list(*columns):
        if path.startswith(openness.root_path) and path not in without:
            address = url_path.removeprefix(openness.root_url)
            yield Listed(address, changed_at, *pictures)


def _demonstrations() -> QuerySet[Any]:
    """Whatever shows one of these tells search engines to leave it out."""
    found: QuerySet[Any] = ActivityPage.objects.live().filter(demonstration=True)
    return found
