"""A draft for who holds its token."""

from collections.abc import Callable
from datetime import datetime
from http import HTTPStatus
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router
from ninja.params.functions import Path
from wagtail.models import Page

from api import details, texts
from api.answers import about, answer
from api.documentation import LANGUAGE, taking
from api.parameters import Given
from api.pictures import WIDTHS
from api.preview.keeping import read
from api.providers import provider, root_url
from api.refusals import NOT_THERE, PROBLEMS, RefusedError
from api.schemas import About, Activity, Provider, Schema
from api.texts import WholeArticle, WholePage
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticlePage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import current

NOTHING: Final = (
    "This token shows nothing: it is damaged or older than an hour, its draft is gone, or who made "
    "it may no longer edit the page. Press “Preview” again."
)
TOKEN: Final[Any] = Path(..., description="As the address that the editor opened holds it.")

router = Router(tags=["Previews"])


class PreviewAnswer(Schema):
    """A draft, as the answer about the public thing will be: under the name of its kind."""

    kind: str = Field(description="`activity`, `provider`, `article` or `page`.")
    valid_until: datetime = Field(description="When the token ends.")
    activity: Activity | None = None
    provider: Provider | None = None
    article: WholeArticle | None = None
    page: WholePage | None = None
    about: About


@router.get(
    "/previews/{token}",
    response={200: PreviewAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_preview",
    openapi_extra=taking(LANGUAGE),
    summary="A draft that an editor previews",
)
def get_preview(request: HttpRequest, token: str = TOKEN) -> HttpResponse:
    """One draft as it was when somebody pressed “Preview”, for the token that was made then.

    Never kept by browsers or proxies. Show it as you would show the public thing, say that it is a
    draft, and do not let search engines find the page.
    """
    given = Given(request)
    languages = given.languages()
    given.check()
    found = read(token)
    kind, told = _told(request, found[0]) if found else ("", None)
    if found is None or told is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, NOTHING)
    whole: dict[str, Any] = {kind: told}
    return answer(
        PreviewAnswer(kind=kind, valid_until=found[1], about=about(request), **whole), languages
    )


def _told(request: HttpRequest, page: Page) -> tuple[str, Schema | None]:
    """A draft's kind and what is told of it; None of an activity that no provider offers."""
    tells: tuple[tuple[type[Page], str, Callable[[HttpRequest, Any], Schema | None]], ...] = (
        (ActivityPage, "activity", details.draft),
        (ProviderPage, "provider", _provider),
        (ArticlePage, "article", texts.article),
    )
    kind, tell = next(
        ((kind, tell) for model, kind, tell in tells if isinstance(page, model)),
        ("page", texts.page_of_text),
    )
    return kind, tell(request, page)


def _provider(request: HttpRequest, page: ProviderPage) -> Provider:
    return provider(request, page, current(), root_url(), WIDTHS)
