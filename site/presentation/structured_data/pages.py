"""What other pages say to machines: the site, the way to a page, lists, articles, projects."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.timezone import localtime

from catalogue_pages.articles.models import ArticlePage, Genre, HomePage, ProjectPage
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.identity.statement import PROGRAMME_RATE, statement
from presentation.structured_data.blocks import Setting, Thing, thing
from presentation.structured_data.organizations import grant, union
from search.results import Hit

WORDS = "search_term_string"


def website(page: HomePage, listing: str, setting: Setting) -> Thing:
    """The site, who co-funds it, and how it is searched, at the address of its listing if any."""
    entry = thing("EntryPoint", {"urlTemplate": f"{listing}?q={{{WORDS}}}"})
    action = {"target": entry, "query-input": f"required name={WORDS}"}
    return thing(
        "WebSite",
        {
            "name": settings.WAGTAIL_SITE_NAME,
            "url": setting.address,
            "description": setting.said(page, "lead"),
            "inLanguage": list(LANGUAGES),
            "funder": union(),
            "creditText": statement(PROGRAMME_RATE, setting.language),
            "potentialAction": thing("SearchAction", action) if listing else None,
        },
    )


def breadcrumbs(way: Sequence[tuple[str, str]]) -> Thing:
    """The way to a page, from the front page down: the name and address of each, its own last."""
    places = [
        {"position": place, "name": name, "item": thing("WebPage", {"@id": address})}
        for place, (name, address) in enumerate(way, 1)
    ]
    return thing("BreadcrumbList", {"itemListElement": [thing("ListItem", one) for one in places]})


def collection(name: str, hits: Iterable[Hit], total: int, first: int, setting: Setting) -> Thing:
    """A page of a list of activities; `first` is the place of its first in the whole list."""
    return thing(
        "CollectionPage",
        {
            "name": name,
            "url": setting.address,
            "inLanguage": setting.language,
            "mainEntity": item_list(hits, total, first, setting),
        },
    )


def item_list(hits: Iterable[Hit], total: int, first: int, setting: Setting) -> Thing:
    """Activities by name and address: their own pages describe them."""
    entries = [
        {
            "position": place,
            "name": hit.card.title[setting.language][0],
            "url": setting.absolute(reverse("wagtail_serve", args=[hit.card.path])),
        }
        for place, hit in enumerate(hits, first)
    ]
    return thing(
        "ItemList",
        {"numberOfItems": total, "itemListElement": [thing("ListItem", one) for one in entries]},
    )


def article(page: ArticlePage, images: list[str], setting: Setting) -> Thing:
    """A dated article; news is news, and the other sorts are articles."""
    kind = "NewsArticle" if page.genre == Genre.NEWS else "Article"
    return thing(
        kind,
        {
            "headline": setting.said(page, "name"),
            "description": setting.told(page, "intro"),
            "url": setting.address,
            "mainEntityOfPage": setting.address,
            "image": images,
            "inLanguage": page.read("name", setting.language).language,
            "datePublished": str(page.date),
            "dateModified": _moment(page.last_published_at),
            "articleSection": page.get_genre_display(),
            "publisher": publisher(setting),
        },
    )


def project(page: ProjectPage, setting: Setting) -> Thing | None:
    """A funding operation, as its page describes it; None without one."""
    operation = page.operation
    if operation is None:
        return None
    return thing(
        "Project",
        {
            "name": setting.said(page, "name"),
            "alternateName": setting.said(operation, "name"),
            "identifier": operation.number,
            "description": setting.told(page, "intro"),
            "url": setting.address,
            "foundingDate": str(operation.starts_on),
            "dissolutionDate": str(operation.ends_on),
            "funding": grant(operation, setting),
        },
    )


def publisher(setting: Setting) -> Thing:
    """Who publishes the articles."""
    return thing(
        "Organization",
        {"name": settings.WAGTAIL_SITE_NAME, "url": setting.absolute(f"/{setting.language}/")},
    )


def _moment(moment: Any) -> str:
    return localtime(moment).isoformat(timespec="seconds") if moment else ""
