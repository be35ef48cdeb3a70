"""The pages of the demonstration: home, catalogue, content pages, articles."""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.models import ArticleIndexPage, ArticlePage, ContentPage, HomePage
from catalogue_pages.providers.models import CataloguePage

CONTENT: Final = Path(__file__).resolve().parent / "content"
ORDER: Final = ("par-programmu", "skolam", "norisu-rikotajiem", "pieklustamiba", "privatums")
"""Content pages in the order of the menus; others follow by their slug."""


def make_home() -> Any:
    """The home page, made the default site's root where there is none; Wagtail's own page goes."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    home = publish(
        root,
        HomePage(
            name_lv="Norišu katalogs",
            name_en="Activity Catalogue",
            slug="sakums",
            lead_lv="STEM un pilsoniskās līdzdalības norises skolēniem visā Latvijā.",
            lead_en="STEM and civic-participation activities for pupils all over Latvia.",
        ),
    )
    address = urlsplit(settings.BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    here = {"hostname": address.hostname, "port": port, "root_page": home}
    Site.objects.update_or_create(is_default_site=True, defaults=here)
    for page in Page.objects.child_of(root).not_exact_type(HomePage):
        if page.specific_class is Page:
            page.delete()
    return home


def make_catalogue(home: Page) -> Any:
    """The catalogue page below the home page."""
    return CataloguePage.objects.first() or publish(
        home, CataloguePage(name_lv="Norises", name_en="Activities", slug="katalogs")
    )


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


def publish(parent: Page, page: Page) -> Any:
    """Put a page below `parent` and publish it as an ordinary revision; returns the page."""
    page.live = False
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page.__class__.objects.get(pk=page.pk)


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
