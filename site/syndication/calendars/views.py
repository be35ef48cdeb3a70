"""The addresses of calendars: of one activity, and of any selection of the listing."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from http import HTTPStatus
from typing import Final, Self
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, quote_etag
from django.utils.timezone import localdate
from django.utils.translation import get_language, gettext
from django.views.decorators.http import conditional_page, require_safe

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness, Standing, standing
from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.providers.models import CataloguePage
from catalogue_pages.vocabularies.snapshot import current
from search.conditions import OnDays
from search.facets.dates import DatesFacet
from search.facets.registry import by_parameter
from search.listing.addressing import address, page_address
from search.results import Results
from search.selection import Selection
from syndication.addressing import calendar_of, calendar_of_activity, plain
from syndication.asking import for_programs, in_words, of_selection
from syndication.calendars.following import Entry
from syndication.calendars.reading import public_among
from syndication.calendars.saying import Book, Event, digest, said
from syndication.calendars.writing import calendar
from syndication.wording import BETWEEN, selection_name

TYPE: Final = "text/calendar; charset=utf-8; method=PUBLISH"
BACK: Final = timedelta(days=30)
AHEAD: Final = timedelta(days=366)
"""What a selection's calendar holds around today, where no period is chosen."""
ACTIVITIES: Final = 500
"""A selection's calendar holds those with the soonest dates."""
OCCURRENCES: Final = 1_000


@dataclass(frozen=True, slots=True)
class Period:
    """The days that a selection's calendar tells of, both included."""

    first: date
    last: date

    @classmethod
    def of(cls, selection: Selection) -> Self:
        """The period that is chosen; where it is open, a month back and a year ahead of today."""
        facet = by_parameter(DatesFacet.parameter)
        chosen = selection.chosen(facet.parameter)
        days = facet.narrow(chosen) if chosen else None
        first, last = (days.first, days.last) if isinstance(days, OnDays) else (None, None)
        today = localdate()
        return cls(first or today - BACK, last or today + AHEAD)

    def meets(self, entry: Entry) -> bool:
        """Whether an occurrence is on one of these days."""
        begins, ends = entry.times
        return localdate(begins) <= self.last and localdate(ends or begins) >= self.first


def soonest_first(selection: Selection) -> Selection:
    """A selection as a calendar reads it: days are its order, and it has no pages."""
    return replace(selection, sort="soonest", page=1, page_size=ACTIVITIES)


@of_selection(soonest_first)
def of_listing(
    request: HttpRequest, page: CataloguePage, path: str, selection: Selection, results: Results
) -> HttpResponse:
    """The occurrences of the activities that a selection finds."""
    listing, absolute = page_address(path, selection.language), request.build_absolute_uri
    book = Book(
        name=selection_name(page, selection, current()),
        source=absolute(calendar_of(listing, selection)),
        shown=absolute(address(path, plain(selection))),
        language=selection.language,
    )
    period = Period.of(selection)
    events = [
        (told, entry)
        for followed in public_among([hit.id for hit in results.hits])
        for told in (said(followed, selection.language, absolute),)
        for entry in followed.entries
        if period.meets(entry)
    ]
    events.sort(key=lambda event: (event[1].times.starts_at, event[1].uid))
    return _answer(request, book, events[:OCCURRENCES], page.slug)


@conditional_page
@require_safe
def of_activity(request: HttpRequest, identity: UUID) -> HttpResponse:
    """All occurrences of an activity; 410 once it has ended, as its page. Raises Http404."""
    language, absolute = as_language(get_language()), request.build_absolute_uri
    found = next(public_among([identity]), None)
    if found is None:
        return _not_public(identity)
    told = said(found, language, absolute)
    book = Book(
        name=BETWEEN.join([told.name, settings.WAGTAIL_SITE_NAME]),
        source=absolute(calendar_of_activity(identity)),
        shown=told.address,
        language=language,
    )
    events = [(told, entry) for entry in found.entries]
    return for_programs(_answer(request, book, events, found.activity.slug))


def _answer(request: HttpRequest, book: Book, events: list[Event], slug: str) -> HttpResponse:
    """The calendar as a file; it is not even written for who has it already."""
    etag = quote_etag(digest(book, events))
    response = get_conditional_response(request, etag=etag)
    if response is None:
        response = HttpResponse(calendar(book, events), content_type=TYPE)
        named = f"{slug}-{book.language}.ics"
        response["Content-Disposition"] = str(content_disposition_header(True, named))  # noqa: FBT003
    response["ETag"] = etag
    return response


def _not_public(identity: UUID) -> HttpResponse:
    activity = ActivityPage.objects.filter(public_id=identity).first()
    closed = Openness.read().closed or ("\x00",)
    if activity is None or activity.path.startswith(closed):
        raise Http404
    if standing(activity) is not Standing.ENDED:
        raise Http404
    return in_words(gettext("This activity has ended"), HTTPStatus.GONE)
