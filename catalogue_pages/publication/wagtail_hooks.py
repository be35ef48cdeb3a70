"""Bulk publishing asks the gate too, and says which pages it kept back."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.models import Page

from catalogue_pages.publication.gate import refusals


@hooks.register("before_bulk_action")
def refuse_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Sequence[Any], _action: Any
) -> HttpResponse | None:
    """Stop a bulk publication that holds a page which the gate refuses; publish none of them."""
    if action_type != "publish" or request.method != "POST":
        return None
    refused = False
    for page in objects:
        if not isinstance(page, Page):
            continue
        latest = page.get_latest_revision_as_object()
        for refusal in refusals(latest):
            refused = True
            messages.error(
                request,
                _("“%(page)s” cannot be published: %(reason)s")
                % {"page": page.get_admin_display_title(), "reason": refusal.message},
            )
    return redirect("wagtailadmin_explore_root") if refused else None
