"""Files of the site's own look: their addresses, and the icons of one drawing."""

import logging
from functools import lru_cache

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

logger = logging.getLogger(__name__)
register = template.Library()


@register.simple_tag
def asset(path: str) -> str:
    """The address of a static file, also where the list of collected files is missing.

    The page for a failure must not fail because of what may have caused it. The file's plain
    address is served as well, only not for ever.
    """
    try:
        return static(path)
    except ValueError:
        logger.warning("%s has not been collected", path)
        return f"{settings.STATIC_URL}{path}"


@register.simple_tag
def icon(name: str) -> SafeString:
    """An icon of `icons.svg`, which says nothing to a screen reader."""
    return _drawn(name)


@lru_cache(maxsize=64)
def _drawn(name: str) -> SafeString:
    return format_html(
        '<svg class="icon" aria-hidden="true" width="20" height="20"><use href="{}#{}" /></svg>',
        asset("icons.svg"),
        name,
    )
