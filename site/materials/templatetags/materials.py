"""The drawn picture beside a shared link, for pages that have no picture of their own."""

from typing import Any

from django import template
from django.urls import reverse

from catalogue_pages.activities.models import ActivityPage
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
    """What a shared link shows of it."""
    return {"address": context["request"].build_absolute_uri(share_material_address(page))}
