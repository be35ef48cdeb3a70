"""Wagtail's own routes of public pages, with the listing's view in place of its `serve`.

That view answers the catalogue page's address itself and hands every other one to Wagtail. Its
suggestions stand below that address, without a slash behind: no page can be there.
"""

from django.urls import re_path
from wagtail.urls import serve_pattern
from wagtail.urls import urlpatterns as wagtail_routes

from search.listing.serving import serve
from search.listing.suggesting import NAME, suggest

SERVE = "wagtail_serve"

urlpatterns = [
    re_path(rf"^((?:[\w\-]+/)*){NAME}$", suggest, name=NAME),
    *(route for route in wagtail_routes if route.name != SERVE),
    re_path(serve_pattern, serve, name=SERVE),
]
