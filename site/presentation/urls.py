"""Addresses without a language that every page uses."""

from django.urls import path

from presentation.pictures import rendition
from presentation.views import cover, robots

urlpatterns = [
    path("covers/<int:edition>/<slug:field>/<int:variant>.svg", cover, name="cover"),
    path("media/images/<str:name>", rendition, name="rendition"),
    path("robots.txt", robots, name="robots"),
]
