"""Where feeds and calendars are: beside the listing, or by an activity's public id."""

from dataclasses import replace
from typing import Final
from uuid import UUID

from django.urls import reverse

from search.selection import PAGE_SIZE, SORTS, Selection

FEED: Final = "feed.atom"
CALENDAR: Final = "calendar.ics"
"""The ends of addresses, behind that of the listing."""


def feed_of(listing: str, selection: Selection) -> str:
    """The feed of a selection, beside the listing at an address."""
    return _beside(listing, selection, FEED)


def calendar_of(listing: str, selection: Selection) -> str:
    """The calendar of a selection, beside the listing at an address."""
    return _beside(listing, plain(selection), CALENDAR)


def plain(selection: Selection) -> Selection:
    """What is selected alone: neither in which order nor on which page."""
    return replace(selection, sort=SORTS[0], page=1, page_size=PAGE_SIZE)


def calendar_of_activity(identity: UUID) -> str:
    """The calendar of an activity in the active language, wherever its page stands."""
    return reverse("activity_calendar", args=[identity])


def followed(address: str) -> str:
    """An absolute address as calendar programs take it, to look there again and again."""
    return f"webcal://{address.partition('://')[2]}"


def _beside(listing: str, selection: Selection, name: str) -> str:
    query = selection.to_query()
    return f"{listing}{name}?{query}" if query else f"{listing}{name}"
