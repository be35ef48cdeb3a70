"""What queries find without and with a group of synonyms, for its preview."""

import logging

from django import template

from search.engines.protocol import EngineError
from search.quality.trying import Tried, tried
from search.synonyms.models import SynonymGroup

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def tried_with(group: SynonymGroup) -> tuple[Tried, ...] | None:
    """What queries find without and with a group; None while the search cannot answer."""
    try:
        return tried(group)
    except EngineError:
        logger.exception("The search engine cannot answer")
        return None
