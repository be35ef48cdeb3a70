"""Addresses of the files, without a language: they hold both."""

from django.urls import path

from opendata.views import catalogue, everything, file
from presentation.limits import limited

urlpatterns = [
    path("", limited(everything), name="open_data"),
    path("catalogue.jsonld", limited(catalogue), name="open_data_catalogue"),
    path("<str:version>/<str:name>", limited(file), name="open_data_file"),
]
