"""What single pages show beyond their own fields."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.db.models import QuerySet
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import (
    ArticleIndexPage,
    ArticlePage,
    HomePage,
    ProjectPage,
)
from catalogue_pages.providers.branches import provider_of
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import open_pages
from catalogue_pages.vocabularies.snapshot import current
from presentation import front, questions, wording
from presentation.costs import costs
from presentation.templatetags.bilingual import page_language

register = template.Library()
register.simple_tag(provider_of)
register.simple_tag(costs)


@register.simple_tag
def catalogue_front() -> front.Front:
    """The front page's view of the catalogue."""
    return front.front(current(), page_language())


@register.simple_tag
def newest_articles(count: int) -> Iterable[ArticlePage]:
    """The newest public articles."""
    articles: QuerySet[ArticlePage] = open_pages(ArticlePage.objects.all())
    return articles.select_related("picture").order_by("-date")[:count]


@register.simple_tag
def articles_of(index: ArticleIndexPage | ProjectPage) -> Iterable[ArticlePage]:
    """The public articles below an index, or the news of a project, newest first."""
    articles: QuerySet[ArticlePage] = open_pages(ArticlePage.objects.child_of(index))
    return articles.select_related("picture").order_by("-date")


@register.simple_tag
def answers(page: ActivityPage) -> list[questions.Answer]:
    """What a teacher asks about an activity, as far as it is known."""
    return questions.answers(page, current(), page_language())


@register.simple_tag
def to_ask(page: ActivityPage) -> str:
    """What only the provider knows about an activity, in one line."""
    return questions.to_ask(page)


@register.simple_tag
def only_in_other(page: ActivityPage) -> str:
    """A note that an activity's name or summary is not in the page's language; or empty."""
    language = page_language()
    readings = [page.read(field, language) for field in ("name", "summary")]
    return wording.only_in_other([one.language or language for one in readings], language)


@register.simple_tag
def teaches(page: ActivityPage) -> list[questions.Taught]:
    """What an activity teaches: learning areas, subjects, skills and topics."""
    return questions.teaches(page, page_language())


@register.simple_tag
def demonstrates(page: Page) -> bool:
    """Whether a page is a demonstration or shows any, and so is not for search engines."""
    if getattr(page, "demonstration", False):
        return True
    shown = _activities_on(page)
    return bool(shown and shown.live().filter(demonstration=True).exists())


def _activities_on(page: Page) -> Any:
    if isinstance(page, HomePage):
        return ActivityPage.objects
    if isinstance(page, ProviderPage):
        return ActivityPage.objects.child_of(page)
    return page.activities if isinstance(page, ArticlePage) else None


@register.simple_tag
def parents_of(page: Page) -> list[Page]:
    """The pages above a page, from below the front page down."""
    return list(page.get_ancestors().filter(depth__gt=2).live().specific())
