"""The front end as one more way to preview a page, beside the page itself."""

from typing import Final

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from api.preview.keeping import keep
from api.texts import PAGES_OF_TEXT
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticlePage
from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication import previews
from catalogue_pages.publication.previews import Preview
from presentation import front_end

MODELS: Final[tuple[type[Page], ...]] = (ActivityPage, ProviderPage, ArticlePage, *PAGES_OF_TEXT)
"""What the API tells whole."""


def lead_there(page: Page, request: HttpRequest) -> HttpResponseRedirect:
    """Lead to the front end, which shows this draft in the active language.

    Raises PermissionDenied for who may not edit the page.
    """
    token = keep(page, request.user)
    if token is None:
        raise PermissionDenied
    response = HttpResponseRedirect(front_end.address(token, as_language(get_language())))
    response["Cache-Control"] = "no-store"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def register() -> None:
    """Offer it for all that the API tells, where the installation has a front end."""
    way = Preview("front-end", _("external site"), lead_there, front_end.is_there)
    for model in MODELS:
        previews.register(model, way)
