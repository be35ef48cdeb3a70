"""Where browsers find the drawings of logos; without a language."""

from django.urls import path

from catalogue_pages.identity.views import logo

urlpatterns = [path("logos/<slug:checksum>.svg", logo, name="logo")]
