"""The address of the page for people, below each language's."""

from django.urls import path

from api.page import page

urlpatterns = [path("api/", page, name="api_page")]
