"""Addresses of feeds and calendars in each language; no page can be there, for want of a slash."""

from django.urls import path, re_path

from presentation.limits import limited
from syndication.addressing import CALENDAR, FEED
from syndication.calendars.views import of_activity, of_listing
from syndication.feeds import feed

LISTING = r"^((?:[\w\-]+/)*)"
"""The path of a listing below the language prefix."""

urlpatterns = [
    re_path(rf"{LISTING}{FEED}$", limited(feed), name="selection_feed"),
    path(f"norises/<uuid:identity>/{CALENDAR}", limited(of_activity), name="activity_calendar"),
    re_path(rf"{LISTING}{CALENDAR}$", limited(of_listing), name="selection_calendar"),
]
