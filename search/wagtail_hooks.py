"""The search's places in Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from search.oversight.panel import TroublesPanel
from search.oversight.report import SearchReportView

PERMISSION = "changes.view_rejection"


class SearchMenuItem(MenuItem):
    """The report's place in the menu, for those who may see it."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see the report."""
        return bool(request.user.has_perm(PERMISSION))


@hooks.register("register_admin_urls")
def report_urls() -> list[URLPattern]:
    """The report, and its list alone."""
    return [
        path("reports/search/", SearchReportView.as_view(), name="search_report"),
        path(
            "reports/search/results/",
            SearchReportView.as_view(results_only=True),
            name="search_report_results",
        ),
    ]


@hooks.register("register_reports_menu_item")
def report_menu_item() -> MenuItem:
    """The report among Wagtail's."""
    return SearchMenuItem(
        _("State of the search"),
        reverse("search_report"),
        name="search-report",
        icon_name="search",
        order=900,
    )


@hooks.register("construct_homepage_panels")
def warn_of_troubles(request: HttpRequest, panels: list[Any]) -> None:
    """The search's troubles on the front page of the admin."""
    if request.user.has_perm(PERMISSION):
        panels.append(TroublesPanel())
