"""The listing's route: below it stand Wagtail's own, which answer for every other page."""

from django.urls import re_path
from wagtail.urls import serve_pattern

from search.listing.serving import serve

app_name = "listing"
urlpatterns = [re_path(serve_pattern, serve, name="page")]
