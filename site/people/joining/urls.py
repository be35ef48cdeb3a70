"""The address of an invitation, below a language."""

from django.urls import path

from people.joining.views import accept

urlpatterns = [path("uzaicinajums/<str:token>/", accept, name="accept_invitation")]
