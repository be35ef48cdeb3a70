"""The drawn picture beside a shared link, for pages that have no picture of their own."""

from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement
from catalogue_pages.providers.models import ProviderPage

register = template.Library()
FILE = "kopigosanai.png"


@register.simple_tag
def share_material_address(page: Any = None) -> str:
    """Where the picture of a page is; the catalogue's own for pages of other kinds, or none."""
    if isinstance(page, ActivityPage):
        return reverse("materials:activity_file", args=[page.public_id, FILE])
    if isinstance(page, ProviderPage):
        return reverse("materials:provider_file", args=[page.public_id, FILE])
    return reverse("materials:site_file", args=[FILE])


@register.inclusion_tag("materials/share.html", takes_context=True)
def share_material(context: dict[str, Any], page: Any = None) -> dict[str, str]:
    """What a shared link shows of it: the page's name beside the emblem with its statement."""
    language = as_language(get_language())
    shown = str(page.read("name", language).value) if page else settings.WAGTAIL_SITE_NAME
    operation = page.funding_operation if isinstance(page, ActivityPage) else None
    said = statement(operation.rate, language) if operation else ""
    return {
        "address": context["request"].build_absolute_uri(share_material_address(page)),
        "text": f"{shown} · {said or statement(PROGRAMME_RATE, language)}",
    }
