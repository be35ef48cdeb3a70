"""A report's place in Wagtail's admin: two addresses, and an item of the menu of reports."""

from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from wagtail import hooks
from wagtail.admin.menu import MenuItem


class ReportMenuItem(MenuItem):
    """Shown to those who may see the report: one question for the item and for the view."""

    def __init__(self, view: type[Any], order: int) -> None:
        self._view = view
        super().__init__(
            view.page_title,
            reverse(view.index_url_name),
            name=view.index_url_name.replace("_", "-"),
            icon_name=view.header_icon,
            order=order,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see the report."""
        return may_see(self._view, request)


def may_see(view: type[Any], request: HttpRequest) -> bool:
    """Whether a report's own `any_permission_required` lets the person of the request in."""
    asked = view()
    asked.setup(request)
    return bool(asked.user_has_any_permission(view.any_permission_required))


def place(view: type[Any], *, order: int) -> None:
    """Give a report its addresses and its item in the menu.

    `view` is a Wagtail report view with `page_title`, `header_icon`, `any_permission_required`,
    `index_url_name` (which ends in `_report`: `x_report` stands at `reports/x/`) and
    `index_results_url_name`. `order` is the item's place among Wagtail's reports, small first.
    """
    address = f"reports/{view.index_url_name.removesuffix('_report')}/"

    def addresses() -> list[URLPattern]:
        return [
            path(address, view.as_view(), name=view.index_url_name),
            path(
                f"{address}results/",
                view.as_view(results_only=True),
                name=view.index_results_url_name,
            ),
        ]

    hooks.register("register_admin_urls", addresses)
    hooks.register("register_reports_menu_item", lambda: ReportMenuItem(view, order))
