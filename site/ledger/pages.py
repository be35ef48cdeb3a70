"""Providers and texts in the ledger: few enough to be looked through again and again."""

import hashlib
from typing import Any, Final

from django.db.models import F, QuerySet
from wagtail.models import Page, Site

from catalogue_pages.articles.models import (
    AccessibilityPage,
    ArticlePage,
    ContentPage,
    ProjectPage,
)
from catalogue_pages.changes.editions import numbers
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.publication.closed import open_pages
from catalogue_pages.vocabularies.snapshot import EDITION as VOCABULARIES
from ledger.models import Entry, Event, Kind
from ledger.pictures import told_of_pictures
from ledger.recording import Seen, locked, record

EVERY: Final = 60.0
TEXTS: Final[tuple[type[Page], ...]] = (ContentPage, ProjectPage, AccessibilityPage, ArticlePage)
"""The page types that are texts of their own."""


def look_through() -> int:
    """Write down what became public, was published anew, or went; returns how much did."""
    with locked() as ledger:
        seen = _seen(Kind.PROVIDER, "public_id", (ProviderPage,))
        seen += _seen(Kind.TEXT, "translation_key", TEXTS)
        return len(record(seen, ledger=ledger))


def public(model: type[Page]) -> QuerySet[Any]:
    """The pages of a type that everybody may see: live, below the site's root, not restricted."""
    site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    pages: QuerySet[Any] = model.objects.all()
    return open_pages(pages.filter(path__startswith=site.root_page.path)) if site else pages.none()


def _seen(kind: Kind, identity: str, models: tuple[type[Page], ...]) -> list[Seen]:
    found = {}
    there = set()
    terms = numbers().get(VOCABULARIES, 0)  # a page is told with the labels of its terms
    for model in models:
        there |= set(model.objects.values_list(identity, flat=True))
        rows = public(model).annotate(own=F(identity))
        pages = list(rows.values_list("own", "pk", "last_published_at", "url_path"))
        pictures = told_of_pictures([key for _own, key, *_content in pages])
        for own, key, *content in pages:
            told = f"{content} {pictures.get(key)} {terms}"
            found[own] = hashlib.blake2b(told.encode(), digest_size=16).hexdigest()
    entries = Entry.objects.filter(kind=kind).exclude(event=Event.DELETED)
    known = set(entries.values_list("identity", flat=True))
    return [Seen(kind, one, found.get(one), there=one in there) for one in {*found, *known}]
