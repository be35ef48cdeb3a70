"""Addresses of the frame and of the page that writes its code; they stand on other sites' pages.

The language of the address is the language of the list.
"""

from django.urls import path

from embedding.views import build, frame

app_name = "embedding"

BUILD = "ievietot/"
FRAME = "ievietot/saraksts/"

urlpatterns = [
    path(BUILD, build, name="build"),
    path(FRAME, frame, name="frame"),
]
