"""Atom feeds: what a selection of the listing finds, the newest first."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any, Final
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.translation import gettext

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.documents import Card
from search.listing.addressing import address, page_address
from search.listing.building import last_page
from search.results import Hit, Results
from search.selection import PAGE_SIZE, SORTS, Selection
from syndication.addressing import feed_of, plain
from syndication.asking import of_selection
from syndication.wording import funding, one_line, selection_name

TYPE: Final = "application/atom+xml; charset=utf-8"
ENTRIES: Final = 50
"""Of an address that does not say how many: a program that asks once a day misses none."""
LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The time of what was never published by a person."""


@dataclass(frozen=True, slots=True)
class Dated:
    """An activity found that is public now, with when it was first and last published."""

    hit: Hit
    first: datetime
    last: datetime


class SelectionAtom(Atom1Feed):
    """Atom as Django writes it, with the list's other pages, labelled terms and languages."""

    def latest_post_date(self) -> datetime:
        """When the newest of it was last published; it stands still while nothing changes."""
        updated: datetime = self.feed["updated"]
        return updated

    def add_root_elements(self, handler: Any) -> None:
        """Django's elements, and links to the pages before and behind this one (RFC 5005)."""
        super().add_root_elements(handler)
        for relation, target in self.feed["pages"]:
            handler.addQuickElement("link", "", {"rel": relation, "href": target})

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        """The language of an entry, where the feed's is another."""
        other = item["language"] != self.feed["language"]
        return {"xml:lang": item["language"]} if other else {}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        """Django's elements, and terms of vocabularies with their labels."""
        super().add_item_elements(handler, item)
        for scheme, code, label in item["terms"]:
            handler.addQuickElement(
                "category", "", {"scheme": scheme, "term": code, "label": label}
            )


def newest_first(selection: Selection) -> Selection:
    """A selection as a feed reads it: how well words match is no order of what is followed."""
    sort = "newest" if selection.sort == SORTS[0] else selection.sort
    size = ENTRIES if selection.page_size == PAGE_SIZE else selection.page_size
    return replace(selection, sort=sort, page_size=size)


@of_selection(newest_first)
def feed(
    request: HttpRequest, page: CataloguePage, path: str, selection: Selection, results: Results
) -> HttpResponse:
    """A page of the selection as Atom."""
    known = current()
    found = list(_public(results.hits))
    listed = request.build_absolute_uri(address(path, plain(selection)))
    made = SelectionAtom(
        title=selection_name(page, selection, known),
        link=listed,
        description="",
        subtitle=funding(selection.language),
        language=selection.language,
        author_name=settings.WAGTAIL_SITE_NAME,
        feed_url=request.build_absolute_uri(),
        feed_guid=uuid5(NAMESPACE_URL, listed).urn,
        updated=max((one.last for one in found), default=page.last_published_at or LONG_AGO),
        pages=list(_pages(request, path, selection, results)),
    )
    for one in found:
        made.add_item(**_entry(request, one, selection.language, known))
    return HttpResponse(made.writeString("utf-8"), content_type=TYPE)


def _public(hits: tuple[Hit, ...]) -> Iterator[Dated]:
    """Those found that are public now: the index may be a moment behind. Four queries at most."""
    asked = ActivityPage.objects.filter(public_id__in=[hit.id for hit in hits]).values_list(
        "public_id", "path", "first_published_at", "last_published_at", named=True
    )
    rows = {row.public_id: row for row in Openness.read().among(asked)}
    for hit in hits:
        row = rows.get(hit.id)
        if row is not None:
            first = row.first_published_at or LONG_AGO
            yield Dated(hit, first, row.last_published_at or first)


def _pages(
    request: HttpRequest, path: str, selection: Selection, results: Results
) -> Iterator[tuple[str, str]]:
    listing = page_address(path, selection.language)
    last = last_page(results.total, selection)
    for relation, number in (
        ("first", 1),
        ("previous", selection.page - 1),
        ("next", selection.page + 1),
    ):
        if 1 <= number <= last:
            yield relation, request.build_absolute_uri(feed_of(listing, selection.at_page(number)))


def _entry(
    request: HttpRequest, one: Dated, language: Language, known: Vocabularies
) -> dict[str, Any]:
    card = one.hit.card
    title, written = card.title[language]
    return {
        "title": one_line(title),
        "link": request.build_absolute_uri(page_address(card.path, language)),
        "description": escape(_summary(card, language)),
        "author_name": one_line(card.provider[language][0]),
        "unique_id": one.hit.id.urn,
        "pubdate": one.first,
        "updateddate": one.last,
        "language": written,
        "terms": [
            (f"urn:norises:{vocabulary}", code, one_line(known.label(vocabulary, code, language)))
            for vocabulary, code in _terms(card)
        ],
    }


def _summary(card: Card, language: Language) -> str:
    summary = one_line(card.summary[language][0])
    if not card.demonstration:
        return summary
    return one_line(f"{gettext('Demonstration entry.')} {summary}")


def _terms(card: Card) -> Iterator[tuple[str, str]]:
    yield "field", card.field
    yield "kind", card.kind
    yield from (("grade", code) for code in card.grades)
    yield from (("municipality", code) for code in card.municipalities)
