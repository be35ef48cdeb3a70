"""Addresses without a language that every page uses."""

from django.urls import path

from presentation.views import cover, robots

urlpatterns = [
    path("covers/<int:edition>/<slug:field>/<int:variant>.svg", cover, name="cover"),
    path("robots.txt", robots, name="robots"),
]
