"""Articles, pages and pictures beside the shared catalogue: public ones, and others that hide."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage
from catalogue_pages.providers.models import CataloguePage, ProviderPage
from tests.search.content import make_picture

SECRET = "Noslēpums"
"""Stands in every name that nobody may see."""


@dataclass(frozen=True)
class Written:
    """What was written: a public article with a picture, and one of all that hides."""

    article: ArticlePage
    hidden: list[Page]


def write_texts(catalogue: CataloguePage) -> Written:
    """Articles and pages of text below the home page."""
    home = catalogue.get_parent()
    index = home.add_child(instance=ArticleIndexPage(name_lv="Raksti", slug="raksti"))
    article = _article(index, "Bites un robots", picture=make_picture())
    hidden = [
        _article(index, f"{SECRET} melnrakstā", live=False),
        _article(index, f"{SECRET} aiz durvīm"),
        _article(index, f"{SECRET} vēlāk", live=False, go_live_at=timezone.now() + timedelta(1)),
        home.add_child(instance=ContentPage(name_lv=f"{SECRET} lapā", slug="s-lapa", live=False)),
        catalogue.add_child(
            instance=ProviderPage(
                name_lv=f"{SECRET} rīkotājs",
                provider_type=ProviderPage.objects.first().provider_type,
                live=False,
            )
        ),
    ]
    PageViewRestriction.objects.create(page=hidden[1], restriction_type="login")
    home.add_child(instance=ContentPage(name_lv="Par katalogu", slug="par-katalogu"))
    return Written(article, hidden)


def _article(index: Page, name: str, **values: Any) -> ArticlePage:
    made: ArticlePage = index.add_child(
        instance=ArticlePage(
            name_lv=name, date=date(2026, 9, 1), intro_lv="<p>Ievads.</p>", **values
        )
    )
    return made
