"""The pages of the demonstration beside home and catalogue: content pages, articles."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage

CONTENT: Final = Path(__file__).resolve().parent / "content"
ORDER: Final = ("par-programmu", "skolam", "norisu-rikotajiem", "pieklustamiba", "privatums")
"""Content pages in the order of the menus; others follow by their slug."""


def make_content(home: Page) -> None:
    """The content pages and articles that are not there yet. Activities must be there already."""
    texts = list(_texts())
    for text in texts:
        if text["type"] == "content" and not _is_there(home, text):
            publish(home, ContentPage(**_page_fields(text), menu=text.get("menu", "")))
    index = ArticleIndexPage.objects.child_of(home).first() or publish(
        home, ArticleIndexPage(name_lv="Raksti", name_en="Articles", slug="raksti")
    )
    articles = [text for text in texts if text["type"] == "article"]
    for text in sorted(articles, key=lambda article: str(article["date"])):
        if not _is_there(index, text):
            publish(index, _article(text))


def _article(text: Mapping[str, Any]) -> ArticlePage:
    article = ArticlePage(
        **_page_fields(text), genre=text["genre"], date=date.fromisoformat(text["date"])
    )
    article.activities = list(ActivityPage.objects.filter(external_id__in=text["activities"]))
    return article


def _page_fields(text: Mapping[str, Any]) -> dict[str, Any]:
    fields = {"slug": text["slug"]}
    for language in ("lv", "en"):
        fields[f"name_{language}"] = text[f"title_{language}"]
        fields[f"intro_{language}"] = text[f"intro_{language}"]
        fields[f"body_{language}"] = json.dumps(text[f"body_{language}"])
    return fields


def _texts() -> Iterator[dict[str, Any]]:
    """The texts of the content folder, content pages in the order of the menus."""
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in CONTENT.glob("*.json")]
    place = {slug: number for number, slug in enumerate(ORDER)}
    yield from sorted(texts, key=lambda text: (place.get(text["slug"], len(place)), text["slug"]))


def _is_there(parent: Page, text: Mapping[str, Any]) -> bool:
    return bool(Page.objects.child_of(parent).filter(slug=text["slug"]).exists())
