"""How a draft will be met elsewhere: in the listing, in a search engine, when shared."""

from django.http import HttpRequest
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.publication import previews
from catalogue_pages.publication.previews import Preview
from search.indexing.building import document_of
from search.results import Hit


def met_elsewhere(activity: ActivityPage, request: HttpRequest) -> TemplateResponse:
    """The listing's card, a search engine's result and the card of a shared link, of a draft."""
    document = document_of(activity)
    context = {"page": activity, "hit": Hit(document.id, document.card) if document else None}
    return TemplateResponse(request, "preview/elsewhere.html", context)


def register() -> None:
    """Offer it for activities."""
    previews.register(ActivityPage, Preview("elsewhere", _("card, search, sharing"), met_elsewhere))
