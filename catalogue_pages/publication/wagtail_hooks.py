"""Bulk publishing asks the gate first, and says of every page that it refuses why."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page

from catalogue_pages.publication.gate import refusals
from catalogue_pages.publication.refusing import in_words


@hooks.register("before_bulk_action")
def refuse_bulk_publishing(
    request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any
) -> HttpResponse | None:
    """Stop a bulk publication that holds a page which the gate refuses; publish none of them."""
    if action_type != "publish" or request.method != "POST":
        return None
    chosen = [page for page in objects if isinstance(page, Page)]
    refused = False
    for page in _to_be_published(chosen, action.cleaned_form.cleaned_data, request.user):
        found = refusals(page)
        if found:
            refused = True
            messages.error(request, in_words(page, [refusal.message for refusal in found]))
    if not refused:
        return None
    return redirect(get_valid_next_url_from_request(request) or "wagtailadmin_explore_root")


def _to_be_published(chosen: list[Page], form: dict[str, Any], user: Any) -> Iterator[Any]:
    """The latest drafts of all pages that the action would publish, from the top of the tree down.

    A page whose parent is among them will stand below a published one, and is told so.
    """
    pages = {page.path: page for page in chosen}
    if form.get("include_descendants"):
        for page in chosen:
            drafts = page.get_descendants().not_live()
            may = (one for one in drafts if one.permissions_for_user(user).can_publish())
            pages.update((one.path, one) for one in may)
    going: dict[str, Page] = {}
    for path in sorted(pages):
        latest = pages[path].get_latest_revision_as_object()
        parent = going.get(path[: -Page.steplen])
        if parent is not None:
            latest.stands_below = parent
        yield latest
        latest.live = True
        going[path] = latest
