"""Which branches of the page tree are closed to the public by view restrictions.

An alias shows its source's content, so that it is closed whenever its source is, whatever the
source's restriction stands on: the source itself or a page above it.
"""

from typing import TypeVar

from django.db.models import Q, QuerySet
from wagtail.models import Page, PageViewRestriction

PageT = TypeVar("PageT", bound=Page)


def closed_branches() -> tuple[str, ...]:
    """The tree paths of all restricted pages and of all aliases of what stands below them.

    A page is closed when its own path starts with one of these. One query while nothing is
    restricted, two otherwise.
    """
    closed = set(
        PageViewRestriction.objects.exclude(restriction_type=PageViewRestriction.NONE).values_list(
            "page__path", flat=True
        )
    )
    if closed:
        closed |= _shown_elsewhere(closed, _aliases())
    return tuple(sorted(closed))


def open_pages(pages: QuerySet[PageT]) -> QuerySet[PageT]:
    """The live pages among these that stand in no closed branch."""
    closed = Q(pk__in=())
    for path in closed_branches():
        closed |= Q(path__startswith=path)
    return pages.filter(live=True).exclude(closed)


def with_aliases(path: str) -> tuple[str, ...]:
    """The tree path of a branch and those of every alias of what stands in it; one query."""
    return tuple(sorted({path} | _shown_elsewhere({path}, _aliases())))


def restrictions_on(page: Page) -> QuerySet[PageViewRestriction]:
    """The restrictions on a page: on itself and above it, and on and above the source of an alias.

    One query without aliases, another for each alias of an alias; the answer is not yet fetched.
    """
    paths: set[str] = set()
    new = _upwards(page.path)
    while new:
        paths |= new
        sources = Page.objects.filter(path__in=new, alias_of__isnull=False)
        found = sources.values_list("alias_of__path", flat=True)
        new = {above for source in found for above in _upwards(source)} - paths
    restrictions: QuerySet[PageViewRestriction] = PageViewRestriction.objects.filter(
        page__path__in=paths
    )
    return restrictions


def _upwards(path: str) -> set[str]:
    """A tree path and the paths of all pages above it."""
    return {path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)}


def _aliases() -> list[tuple[str, str]]:
    """The paths of every alias and of its source."""
    aliases = Page.objects.filter(alias_of__isnull=False)
    return list(aliases.values_list("path", "alias_of__path"))


def _shown_elsewhere(branches: set[str], aliases: list[tuple[str, str]]) -> set[str]:
    """The aliases of what stands in these branches, and of what stands below those, and so on."""
    reached: set[str] = set()
    while found := {
        alias
        for alias, source in aliases
        if alias not in reached and source.startswith((*branches, *reached))
    }:
        reached |= found
    return reached
