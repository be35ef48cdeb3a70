"""The report on the search: what is wrong, and the activities that could not be indexed."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.changes.models import Rejection, Target
from catalogue_pages.changes.positions import lag
from search.oversight.troubles import troubles


class SearchReportView(ReportView):
    """Wagtail's report of the activities that were set aside, below the state of the search."""

    model = Rejection
    page_title = _("State of the search")
    header_icon = "search"
    template_name = "oversight/report.html"
    index_url_name = "search_report"
    index_results_url_name = "search_report_results"
    any_permission_required = ["view"]
    default_ordering = "-rejected_at"
    is_searchable = False
    list_export = ["activity", "target", "reason", "rejected_at"]

    @cached_property
    def columns(self) -> list[Column]:
        """The activity with the way to edit it, why it was set aside, and when."""
        return [
            TitleColumn(
                "title",
                label=_("Activity"),
                get_url=lambda row: row.edit_url,
                get_title_id=lambda row: f"rejection_{row.pk}_title",
            ),
            Column("reason", label=_("Reason")),
            Column("target", label=_("Index")),
            DateColumn("rejected_at", label=_("Set aside")),
        ]

    def decorate_paginated_queryset(self, object_list: Iterable[Rejection]) -> list[Any]:
        """Each row with its activity's title and the address where it is edited."""
        rows: list[Any] = list(object_list)
        pages = ActivityPage.objects.filter(public_id__in=[row.activity for row in rows])
        found = {page.public_id: page for page in pages.only("title", "public_id")}
        for row in rows:
            page = found.get(row.activity)
            row.title = page.title if page else str(row.activity)
            row.edit_url = reverse("wagtailadmin_pages:edit", args=[page.pk]) if page else None
        return rows

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list's own, the troubles, and how far each index has come."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        behind = lag()
        context["troubles"] = troubles()
        context["targets"] = Target.objects.all()
        context["rows_behind"] = behind.rows
        context["seconds_behind"] = round(behind.seconds)
        return context
