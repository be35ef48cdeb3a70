"""The pages of the demonstration beside home and catalogue: texts, the project, articles."""

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import publish
from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticleIndexPage,
    ArticlePage,
    ContentPage,
    ProjectPage,
)
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.identity.models import FundingOperation

CONTENT: Final = Path(__file__).resolve().parent / "content"
STATEMENT: Final = (
    *("institution", "method", "inaccessible"),
    *("alternatives", "feedback", "enforcement"),
)
"""What the accessibility statement says; what only its keeper knows stays open."""
ORDER: Final = ("par-programmu", "skolam", "norisu-rikotajiem", "pieklustamiba", "privatums")
"""Content pages in the order of the menus; others follow by their slug."""


def make_content(home: Page, operation: FundingOperation) -> None:
    """The content pages, the page about the operation and articles that are not there yet.

    Activities must be there already. Without amounts of the operation nothing is told of it.
    """
    texts = list(_texts())
    for text in texts:
        if text["type"] == "content" and not _is_there(home, text):
            publish(home, ContentPage(**_page_fields(text), menu=text.get("menu", "")))
        if text["type"] == "accessibility" and not _is_there(home, text):
            publish(home, _statement(text))
    if operation.amounts is not None:
        _make_project(home, operation, texts)
    index = ArticleIndexPage.objects.child_of(home).first() or publish(
        home, ArticleIndexPage(name_lv="Raksti", name_en="Articles", slug="raksti")
    )
    _make_articles(index, [text for text in texts if text["type"] == "article"])


def _make_project(
    home: Page, operation: FundingOperation, texts: Iterable[Mapping[str, Any]]
) -> None:
    project = ProjectPage.objects.child_of(home).first()
    for text in texts:
        if text["type"] == "project" and project is None:
            project = publish(home, _project(text, operation))
    if project is not None:
        _make_articles(project, [text for text in texts if text["type"] == "project news"])


def _project(text: Mapping[str, Any], operation: FundingOperation) -> ProjectPage:
    parts = _bilingual(text, ("aims", "results"))
    return ProjectPage(**_page_fields(text), **parts, operation=operation, menu=text["menu"])


def _statement(text: Mapping[str, Any]) -> AccessibilityPage:
    parts = _bilingual(text, STATEMENT)
    return AccessibilityPage(**_head_fields(text), **parts, menu=text["menu"])


def _make_articles(above: Page, texts: Iterable[Mapping[str, Any]]) -> None:
    for text in sorted(texts, key=lambda article: str(article["date"])):
        if not _is_there(above, text):
            publish(above, _article(text))


def _article(text: Mapping[str, Any]) -> ArticlePage:
    article = ArticlePage(
        **_page_fields(text), genre=text["genre"], date=date.fromisoformat(text["date"])
    )
    article.activities = list(ActivityPage.objects.filter(external_id__in=text["activities"]))
    return article


def _page_fields(text: Mapping[str, Any]) -> dict[str, Any]:
    bodies = {f"body_{one}": json.dumps(text[f"body_{one}"]) for one in LANGUAGES}
    return {**_head_fields(text), **bodies}


def _head_fields(text: Mapping[str, Any]) -> dict[str, Any]:
    names = {f"name_{one}": text[f"title_{one}"] for one in LANGUAGES}
    return {"slug": text["slug"], **names, **_bilingual(text, ("intro",))}


def _bilingual(text: Mapping[str, Any], fields: Iterable[str]) -> dict[str, Any]:
    names = [f"{field}_{language}" for field in fields for language in LANGUAGES]
    return {name: text[name] for name in names}


def _texts() -> Iterator[dict[str, Any]]:
    """The texts of the content folder, content pages in the order of the menus."""
    texts = [json.loads(path.read_text(encoding="utf-8")) for path in CONTENT.glob("*.json")]
    place = {slug: number for number, slug in enumerate(ORDER)}
    yield from sorted(texts, key=lambda text: (place.get(text["slug"], len(place)), text["slug"]))


def _is_there(parent: Page, text: Mapping[str, Any]) -> bool:
    return bool(Page.objects.child_of(parent).filter(slug=text["slug"]).exists())
