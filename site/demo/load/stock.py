"""The site's addresses with Wagtail's own API of pages beside them, for `api_benchmark` alone."""

from importlib import import_module

from django.urls import path
from ninja import NinjaAPI
from wagtail.api.v2.router import WagtailAPIRouter
from wagtail.api.v2.views import PagesAPIViewSet
from wagtail.api.v3.errors import register_exception_handlers
from wagtail.api.v3.routers.pages import router as pages

handler404 = "presentation.views.not_found"
handler500 = "presentation.views.server_error"

_v2 = WagtailAPIRouter("stock-v2")
_v2.register_endpoint("pages", PagesAPIViewSet)
_v3 = NinjaAPI(urls_namespace="stock-v3", docs_url=None, openapi_url=None)
_v3.add_router("/pages/", pages)
register_exception_handlers(_v3)

urlpatterns = [
    path("stock/v2/", _v2.urls),
    path("stock/v3/", _v3.urls),
    *import_module("config.urls").urlpatterns,
]
