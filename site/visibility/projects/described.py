"""The public pages about projects, and how each stands by rule L3."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, OuterRef, QuerySet, Subquery
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from catalogue_pages.articles.models import ArticlePage, ProjectPage
from catalogue_pages.publication.closed import open_pages
from visibility.limits import limits_in_force, months_of
from visibility.projects.renewal import Renewal, Standing, renewal


@dataclass(frozen=True, slots=True)
class Described:
    """A page about a project with the state of its renewal."""

    page: ProjectPage
    renewal: Renewal

    @property
    def trouble(self) -> str:
        """What editors are told of it, in the active language; empty where nothing is due."""
        values = {
            "page": self.page.title,
            "newest": date_format(self.renewal.newest),
            "due": date_format(self.renewal.due),
        }
        if self.renewal.standing is Standing.SOON:
            said = gettext("“%(page)s”: no news since %(newest)s. Write some before %(due)s.")
            return said % values
        if self.renewal.standing is Standing.OVERDUE:
            said = gettext(
                "“%(page)s”: no news since %(newest)s. It was due before %(due)s; write some now."
            )
            return said % values
        return ""


def public_projects(today: date) -> QuerySet[Any]:
    """The public pages about projects with `newest`: the day of the newest news so far, or None."""
    news = open_pages(ArticlePage.objects.filter(date__lte=today))
    below = news.filter(path__startswith=OuterRef("path")).order_by().values("live")
    newest = below.annotate(day=Max("date")).values("day")
    pages: QuerySet[Any] = open_pages(ProjectPage.objects.all()).annotate(newest=Subquery(newest))
    return pages.order_by("path")


def months_in_force() -> int:
    """After how many months without news a description is too old."""
    return months_of("L3", limits_in_force())


def described(pages: Iterable[Any], months: int, today: date) -> list[Described]:
    """Each page with its renewal; the first publication counts where there has been no news."""
    found = []
    for page in pages:
        published = page.first_published_at
        newest = page.newest or (timezone.localdate(published) if published else today)
        ends_on = page.operation.ends_on if page.operation else None
        found.append(Described(page, renewal(newest, today, months, ends_on)))
    return found


def everything() -> list[Described]:
    """All public pages about projects as they stand today."""
    today = timezone.localdate()
    pages = public_projects(today).select_related("operation")
    return described(pages, months_in_force(), today)


def troubles() -> list[str]:
    """What is due or too old, as sentences."""
    return [one.trouble for one in everything() if one.trouble]
