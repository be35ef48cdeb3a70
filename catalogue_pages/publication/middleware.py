"""A refusal of the gate becomes a message in the admin.

Wagtail publishes from many views (workflow approval, copies, aliases, collected children), and has
no hook around most of them. All of them save the page, where the gate stands as the last guard. It
undoes what the view had begun, and here, at the one place behind every view, it is put in words.
"""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from wagtail.models import Page

from catalogue_pages.publication.gate import PublicationError
from catalogue_pages.publication.refusing import RefusedError, in_words


class RefusalMiddleware:
    """Turns refusals in the admin into a message and a way back to the page's form."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer as the view does."""
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Answer a refusal; anything else, and whatever is outside the admin, is left alone."""
        in_admin = request.path_info.startswith(reverse("wagtailadmin_home"))
        if not in_admin:
            return None
        if isinstance(exception, PublicationError):
            page: int | None = exception.instance.pk
            messages.error(request, in_words(exception.instance, exception.messages))
        elif isinstance(exception, RefusedError):
            page = exception.page
            messages.error(request, str(exception.message))
        else:
            return None
        address = _way_back(page)
        if request.headers.get("X-Requested-With") == "XMLHttpRequest":
            # Wagtail's windows within a page read this, and then go there.
            return JsonResponse({"step": "success", "redirect": address})
        return redirect(address)


def _way_back(page: int | None) -> str:
    # The refused page may have been rolled back together with everything else.
    if page is not None and Page.objects.filter(pk=page).exists():
        return reverse("wagtailadmin_pages:edit", args=[page])
    return reverse("wagtailadmin_explore_root")
