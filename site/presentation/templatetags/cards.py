"""Cards of activities, from the search's hits or from the content."""

import logging
from collections.abc import Iterable
from typing import Any

from django import template

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticlePage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import current
from presentation.cards import card_view
from presentation.templatetags.bilingual import page_language
from search.engines.configured import engine
from search.engines.protocol import EngineError, resembling
from search.indexing.building import build
from search.indexing.gists import gist_of
from search.results import Hit

logger = logging.getLogger(__name__)
register = template.Library()


@register.inclusion_tag("card/card.html")
def activity_card(hit: Hit, level: int = 3, *, eager: bool = False) -> dict[str, Any]:
    """The card of a hit; `level` is its heading's."""
    card = card_view(hit, current(), page_language())
    return {"card": card, "level": level, "eager": eager}


@register.filter
def demonstrate(hits: Iterable[Hit]) -> bool:
    """Whether any of these hits is a demonstration."""
    return any(hit.card.demonstration for hit in hits)


@register.simple_tag
def activities_of_provider(provider: ProviderPage) -> list[Hit]:
    """A provider's public activities by name, in a fixed number of queries."""
    return _hits(ActivityPage.objects.child_of(provider).live())


@register.simple_tag
def activities_of_article(article: ArticlePage) -> list[Hit]:
    """The public activities that an article is about, in a fixed number of queries."""
    return _hits(article.activities.all())


@register.simple_tag
def similar_activities(activity: ActivityPage, most: int = 4) -> tuple[Hit, ...]:
    """Other public activities like this one; none where the engine does not know or answer."""
    asked = resembling(engine())
    if asked is None:
        return ()
    try:
        return asked.similar(gist_of(activity, current()), most)
    except EngineError as error:
        logger.warning("The page stands without similar activities: %s", error)
        return ()


def _hits(activities: Iterable[ActivityPage]) -> list[Hit]:
    language = page_language()
    documents = build({activity.public_id: 0 for activity in activities})
    ordered = sorted(documents.values(), key=lambda document: document.sort_name[language])
    return [Hit(document.id, document.card) for document in ordered]
