"""The addresses of editors' tools, without a language. The version is that of Wagtail's API."""

from django.urls import path, re_path

from api.refusals import nothing_here
from editorial.tools.interface import addresses

urlpatterns = [
    path("v3/", addresses),
    re_path(r"", nothing_here),
]
