"""Addresses without a language that every page uses."""

from django.urls import path, re_path

from presentation.pictures import rendition
from presentation.views import cover, robots

urlpatterns = [
    path("covers/<int:edition>/<slug:field>/<int:variant>.svg", cover, name="cover"),
    re_path(r"^media/images/(?P<name>[\w.\-]+)$", rendition, name="rendition"),
    path("robots.txt", robots, name="robots"),
]
