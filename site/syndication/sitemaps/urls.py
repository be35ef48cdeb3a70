"""Addresses of the map, without a language."""

from django.urls import path

from syndication.sitemaps.views import index, part

urlpatterns = [
    path("sitemap.xml", index, name="sitemap"),
    path("sitemap-<slug:section>.xml", part, name="sitemap_part"),
]
