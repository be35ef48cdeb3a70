"""Import and export in the admin's menu."""

from django.http import HttpRequest
from django.urls import path
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.viewsets.base import ViewSet

from catalogue_pages.exchange import views


class ExchangeMenuItem(MenuItem):
    """The place in the menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see imports."""
        return bool(views.POLICY.user_has_any_permission(request.user, ["add", "view"]))


class ExchangeViewSet(ViewSet):
    """Uploads, exports, templates, and every import's plan and report."""

    name = "exchange"
    icon = "table"
    menu_label = _("Import and export")
    menu_order = 715
    menu_item_class = ExchangeMenuItem
    add_to_admin_menu = True

    def get_urlpatterns(self) -> list[URLPattern]:
        """Every address."""
        step, download = views.RunStepView, views.DownloadView
        return [
            path("", views.RunsView.as_view(), name="index"),
            path("new/", views.UploadView.as_view(), name="upload"),
            path("<int:pk>/", views.RunView.as_view(), name="run"),
            path("<int:pk>/apply/", step.as_view(step="apply"), name="apply"),
            path("<int:pk>/cancel/", step.as_view(step="cancel"), name="cancel"),
            path("<int:pk>/progress/", views.ProgressView.as_view(), name="progress"),
            path("export/<str:kind>.<str:form>", download.as_view(), name="export"),
            path("template/<str:kind>.xlsx", download.as_view(what="template"), name="template"),
        ]


@hooks.register("register_admin_viewset")
def exchange_viewset() -> ViewSet:
    """Everything under one address."""
    return ExchangeViewSet()
