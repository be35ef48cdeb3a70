"""A draft as visitors would meet it: its page, its card, when searched for and when shared."""

from typing import Any, Final

from csp.constants import SELF
from csp.decorators import csp_replace
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import get_language
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from api.preview.modes import lead_there
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES, as_language
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.submission import Written
from presentation import front_end
from search.indexing.building import Surroundings
from search.indexing.cards import build_card
from search.results import Hit
from workspace.doors import Doors
from workspace.drafts import draft_of
from workspace.guide.guides import guide_of
from workspace.mine import Mine

WIDTHS: Final = {"360": "740", "768": "1024"}
"""Widths that the page can be looked at in, with their heights; otherwise it is the window's."""
BARE: Final = "lapa"
"""The parameter that asks for the page alone, as it stands in the frame of a width."""


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF], "frame-src": [SELF]})  # type: ignore[arg-type]
def preview(request: HttpRequest, mine: Mine, page: Written, language: str = "") -> HttpResponse:
    """The draft's page below its cards; in the language of the interface unless told otherwise."""
    width = request.GET.get("platums", "")
    if language not in ("", *LANGUAGES) or width not in ("", *WIDTHS):
        raise Http404
    draft, guide = draft_of(page), guide_of(page)
    chosen = language or as_language(get_language())
    shown: dict[str, Any] = {
        "page": draft,
        "self": draft,
        "mine": mine,
        "page_template": type(page).template,
        "shared": getattr(draft, guide.picture),
        "shared_whole": isinstance(draft, ProviderPage),
        "doors": Doors(page),
        "chosen": chosen,
        "width": width,
        "height": WIDTHS.get(width, ""),
        "widths": ("", *WIDTHS),
        "bare": BARE,
        "elsewhere": guide.address("front_end", page, chosen) if front_end.is_there() else "",
        "versions": [(code, guide.address("preview", page, code)) for code in LANGUAGES],
    }
    if isinstance(draft, ActivityPage):
        shown["hit"] = _hit(draft, mine.provider_of(page))
    template = "workspace/preview_bare.html" if BARE in request.GET else "workspace/preview.html"
    with translation.override(chosen):
        return HttpResponse(render_to_string(template, shown, request))


@require_safe
def on_front_end(request: HttpRequest, _mine: Mine, page: Written, language: str) -> HttpResponse:
    """Lead to the draft on another front end. Raises Http404 where the installation has none."""
    if language not in LANGUAGES or not front_end.is_there():
        raise Http404
    with translation.override(language):
        return lead_there(draft_of(page), request)


def _hit(draft: ActivityPage, provider: ProviderPage) -> Hit:
    """What the listing would show of the draft."""
    municipality: Any = draft.municipality
    places = () if municipality is None else (municipality.code,)
    served = tuple(one.code for one in draft.municipalities_served.all())
    path = Surroundings.read().path(draft)
    card = build_card(draft, provider, path, (*places, *served))
    return Hit(draft.public_id, card)
