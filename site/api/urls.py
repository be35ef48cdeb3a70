"""The API's addresses, without a language."""

from django.urls import path, re_path
from django.views.generic import RedirectView
from wagtail.utils.urlpatterns import decorate_urlpatterns

from api.answering import reading
from api.catalogue import api
from api.refusals import nothing_here

_operations, _app, _namespace = api.urls

urlpatterns = [
    path("v1/", RedirectView.as_view(pattern_name="api_page")),
    path("v1/", (decorate_urlpatterns(_operations, reading), _app, _namespace)),
    re_path(r"", nothing_here),
]
