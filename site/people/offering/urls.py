"""The addresses of the public form, below a language."""

from django.urls import path

from people.offering.views import confirmation, offer

urlpatterns = [
    path("piedavat/", offer, name="offer"),
    path("piedavat/<str:token>/", confirmation, name="offer_confirm"),
]
