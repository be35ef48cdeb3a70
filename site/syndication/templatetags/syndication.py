"""Where what a page shows can be followed."""

from dataclasses import dataclass

from django import template
from django.template import Context

from catalogue_pages.activities.models import ActivityPage
from search.listing.presenting import ListingView
from syndication import addressing

register = template.Library()


@dataclass(frozen=True, slots=True)
class Followable:
    """A calendar to load down, the same to be looked at again and again; a feed, if there is one.

    All addresses are absolute.
    """

    calendar: str
    subscription: str
    feed: str = ""


@register.simple_tag(takes_context=True)
def followable_listing(context: Context, listing: ListingView) -> Followable | None:
    """Where a listing's selection can be followed.

    None where nothing answers, and near somebody's own position, which nobody is to keep.
    """
    if listing.private or not listing.available:
        return None
    absolute = context["request"].build_absolute_uri
    calendar = absolute(addressing.calendar_of(listing.action, listing.selection))
    feed = addressing.feed_of(listing.action, addressing.plain(listing.selection))
    return Followable(calendar, addressing.followed(calendar), absolute(feed))


@register.simple_tag(takes_context=True)
def followable_activity(context: Context, page: ActivityPage) -> Followable | None:
    """Where an activity's occurrences can be followed; None for a draft, and where none come."""
    if not page.live or all(one.is_over for one in page.occurrences.all()):
        return None
    there = addressing.calendar_of_activity(page.public_id)
    calendar = context["request"].build_absolute_uri(there)
    return Followable(calendar, addressing.followed(calendar))
