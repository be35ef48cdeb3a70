"""Articles and pages of text."""

from collections.abc import Collection
from datetime import date, datetime
from http import HTTPStatus
from typing import Any, Final
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Field, Router
from wagtail.models import Page

from api import readings
from api.answers import about, answer
from api.documentation import LANGUAGE, NUMBER_OF_PAGE, PAGES, SIZE_OF_PAGE, fields, one_of, taking
from api.identities import PUBLIC_ID, read_identity
from api.paging import page_of, page_of_list, read_place
from api.parameters import Given
from api.pictures import WIDTHS, picture_of
from api.providers import root_url
from api.refusals import NOT_THERE, PROBLEMS, RefusedError
from api.schemas import About, Credited, Paged, Sparse, Text
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticlePage,
    ContentPage,
    Genre,
    ProjectPage,
)
from catalogue_pages.bilingual.linking import looked_up
from ledger.pages import public

router = Router(tags=["Articles and pages"])
NO_ARTICLE: Final = "There is no such article."
NO_PAGE: Final = "There is no such page."
PAGES_OF_TEXT: Final[tuple[type[Page], ...]] = (ContentPage, ProjectPage, AccessibilityPage)


class Article(Sparse):
    """A dated article."""

    id: UUID
    url: Text
    genre: str = Field(description="`news`, `good-practice` or `methodical`.")
    date: date
    published_at: datetime | None
    title: Text
    intro: Text = Field(description="HTML.")
    picture: Credited | None = Field(description="In a list without sizes; see `/images`.")


class WholeArticle(Article):
    """An article with its text."""

    body: Text = Field(description="HTML; links lead from the site's root.")
    activities: list[UUID] = Field(description="Activities that it is about.")


class ArticleAnswer(WholeArticle):
    """One article with its text."""

    about: About


class ArticleList(Paged):
    """A page of articles, the latest first."""

    articles: list[Article]


class PageOfText(Sparse):
    """A page about the catalogue, the programme, its projects, or accessibility."""

    id: UUID
    url: Text
    title: Text
    intro: Text = Field(description="HTML.")
    published_at: datetime | None


class WholePage(PageOfText):
    """A page of text with its text."""

    body: Text = Field(description="HTML; links lead from the site's root.")


class PageAnswer(WholePage):
    """One page with its text."""

    about: About


class PageList(Paged):
    """Pages of text, in the order of the site."""

    pages_of_text: list[PageOfText]


ARTICLE: Final = tuple(Article.model_fields)
ARTICLE_WHOLE: Final = (*ARTICLE, "body", "activities")
PAGE: Final = tuple(PageOfText.model_fields)
PAGE_WHOLE: Final = (*PAGE, "body")


@router.get(
    "/articles",
    response={200: ArticleList, **PROBLEMS},
    operation_id="list_articles",
    openapi_extra=taking(
        LANGUAGE, fields(ARTICLE), one_of("genre", "Of one sort.", Genre.values), *PAGES
    ),
    summary="Articles",
)
def list_articles(request: HttpRequest) -> HttpResponse:
    """News, good practice and methodical material, the latest first."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(ARTICLE)
    place = read_place(given, request.path)
    genre = given.one_of("genre", Genre.values)
    given.check()
    rows = public(ArticlePage).select_related("picture")
    rows = rows.filter(genre=genre) if genre else rows
    page = page_of(request, rows, ("-date", "-pk"), place)
    root = root_url()
    with looked_up(page.rows):
        told = [Article(**_article(request, one, root)) for one in page.rows]
    found = ArticleList(**page.as_fields(request), articles=told, about=about(request))
    return answer(found, languages, fields=fields, of="articles")


@router.get(
    "/articles/{id}",
    response={200: ArticleAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_article",
    openapi_extra=taking(LANGUAGE, fields(ARTICLE_WHOLE)),
    summary="One article",
)
def get_article(request: HttpRequest, identity: str = PUBLIC_ID) -> HttpResponse:
    """An article with its text."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(ARTICLE_WHOLE)
    given.check()
    rows = public(ArticlePage).select_related("picture")
    page = rows.filter(translation_key=read_identity(identity, NO_ARTICLE)).first()
    if page is None:
        raise RefusedError(HTTPStatus.NOT_FOUND, NO_ARTICLE)
    told = ArticleAnswer(**dict(article(request, page)), about=about(request))
    return answer(told, languages, fields=fields)


@router.get(
    "/pages",
    response={200: PageList, **PROBLEMS},
    operation_id="list_pages",
    openapi_extra=taking(LANGUAGE, fields(PAGE), NUMBER_OF_PAGE, SIZE_OF_PAGE),
    summary="Pages of text",
)
def list_pages(request: HttpRequest) -> HttpResponse:
    """Pages about the catalogue, the programme and its projects."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(PAGE)
    place = read_place(given, request.path)
    given.check()
    rows = sorted(
        (one for model in PAGES_OF_TEXT for one in public(model)), key=lambda one: str(one.path)
    )
    page = page_of_list(request, rows, place)
    root = root_url()
    with looked_up(page.rows):
        told = [PageOfText(**_page(request, one, root)) for one in page.rows]
    found = PageList(**page.as_fields(request), pages_of_text=told, about=about(request))
    return answer(found, languages, fields=fields, of="pages_of_text")


@router.get(
    "/pages/{id}",
    response={200: PageAnswer, **PROBLEMS, **NOT_THERE},
    operation_id="get_page",
    openapi_extra=taking(LANGUAGE, fields(PAGE_WHOLE)),
    summary="One page of text",
)
def get_page(request: HttpRequest, identity: str = PUBLIC_ID) -> HttpResponse:
    """A page of text."""
    given = Given(request)
    languages, fields = given.languages(), given.fields(PAGE_WHOLE)
    given.check()
    key = read_identity(identity, NO_PAGE)
    found = [one for model in PAGES_OF_TEXT for one in public(model).filter(translation_key=key)]
    if not found:
        raise RefusedError(HTTPStatus.NOT_FOUND, NO_PAGE)
    told = PageAnswer(**dict(page_of_text(request, found[0])), about=about(request))
    return answer(told, languages, fields=fields)


def article(request: HttpRequest, page: ArticlePage) -> WholeArticle:
    """An article with its text; of the activities that it is about, those that all may see."""
    about_these = ActivityPage.objects.filter(pk__in=[one.pk for one in page.activities.all()])
    return WholeArticle(
        **_article(request, page, root_url(), WIDTHS),
        body=readings.body(page),
        activities=[one.public_id for one in Openness.read().among(about_these)],
    )


def page_of_text(request: HttpRequest, page: Page) -> WholePage:
    """A page of one of the types `PAGES_OF_TEXT`."""
    body = readings.body(page) if hasattr(page, "body_lv") else Text()
    return WholePage(**_page(request, page, root_url()), body=body)


def _article(
    request: HttpRequest, page: Any, root: str, sizes: Collection[str] = ()
) -> dict[str, Any]:
    return {
        "id": page.translation_key,
        "url": readings.addresses(request, page, root),
        "genre": page.genre,
        "date": page.date,
        "published_at": page.first_published_at,
        "title": readings.text(page, "name"),
        "intro": readings.formatted(page, "intro"),
        "picture": picture_of(request, page.picture, sizes),
    }


def _page(request: HttpRequest, page: Any, root: str) -> dict[str, Any]:
    return {
        "id": page.translation_key,
        "url": readings.addresses(request, page, root),
        "title": readings.text(page, "name"),
        "intro": readings.formatted(page, "intro"),
        "published_at": page.first_published_at,
    }
