"""The API's addresses, without a language."""

from django.urls import path, re_path

from api.catalogue import api
from api.refusals import nothing_here

urlpatterns = [
    path("v1/", nothing_here),
    path("v1/", api.urls),
    re_path(r"", nothing_here),
]
