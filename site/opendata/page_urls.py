"""The address of the page for people, in its own language."""

from django.urls import path

from opendata.addresses import PAGE
from opendata.views import page

urlpatterns = [path(PAGE, page, name="open_data_page")]
