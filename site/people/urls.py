"""The addresses of the people who sign in, below a language."""

from django.urls import include, path

urlpatterns = [
    path("konts/", include("people.signing_in.urls")),
]
