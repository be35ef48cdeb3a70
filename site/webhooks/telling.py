"""What a message says: what happened to what, and where to read it while it is public.

It holds no content: that is read from the API, which says what everybody may see by then. So a
message that comes late or to the wrong hands reveals nothing, and stays small.
"""

import json
from typing import Any, Final
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.models import ArticlePage
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.providers.models import ProviderPage
from ledger.models import GONE, Kind
from ledger.pages import TEXTS, public
from mailing.addresses import absolute
from search.listing.addressing import page_address
from webhooks.models import Notice

_DETAILS: Final = {
    Kind.ACTIVITY: "catalogue-api:get_activity",
    Kind.PROVIDER: "catalogue-api:get_provider",
    Kind.TEXT: "catalogue-api:get_page",
}
"""The API's views of one thing, by its kind; articles among texts have their own."""
_ARTICLE: Final = "catalogue-api:get_article"
_WENT: Final = tuple(f".{event}" for event in GONE)


def body(notice: Notice) -> str:
    """The body of a message as it is true at this moment: JSON, without line breaks."""
    said = {
        "type": notice.name,
        "timestamp": notice.happened_at.isoformat(),
        "data": {
            "id": str(notice.identity or notice.number),
            "kind": notice.kind,
            "position": notice.position,
            **_whereabouts(notice),
        },
    }
    return json.dumps(said, separators=(",", ":"))


def _whereabouts(notice: Notice) -> dict[str, Any]:
    """Where it can be read: nowhere once it is public no longer, for a page's address names it."""
    nowhere = {"api": None, "pages": None}
    if notice.identity is None or notice.name.endswith(_WENT):
        return nowhere
    around = Openness.read()
    page = _public_page(Kind(notice.kind), notice.identity, around)
    if page is None:
        return nowhere
    path = page.url_path.removeprefix(around.root_url)
    return {
        "api": _detail(page, notice),
        "pages": {language: absolute(page_address(path, language)) for language in LANGUAGES},
    }


def _public_page(kind: Kind, identity: UUID, around: Openness) -> Page | None:
    """The page that everybody may see now; asked of those who know."""
    if kind is Kind.ACTIVITY:
        activities = ActivityPage.objects.filter(public_id=identity)
        return next(iter(around.among(activities)), None)
    if kind is Kind.PROVIDER:
        return public(ProviderPage).filter(public_id=identity).first()
    pages: Any = public(Page)
    return pages.type(*TEXTS).filter(translation_key=identity).first()


def _detail(page: Page, notice: Notice) -> str | None:
    is_article = issubclass(page.specific_class, ArticlePage)
    view = _ARTICLE if is_article else _DETAILS[Kind(notice.kind)]
    try:
        return absolute(reverse(view, args=[notice.identity]))
    except NoReverseMatch:
        return None
