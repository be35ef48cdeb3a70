"""Where the link of a letter leads; it needs no account."""

from django.urls import path

from editorial.freshness.views import ReviewLinkView

urlpatterns = [
    path("parbaude/<str:token>/", ReviewLinkView.as_view(), name="review_link"),
]
