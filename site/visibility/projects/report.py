"""The report on descriptions of projects: when each was renewed, and when it must be again."""

from collections.abc import Iterable
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry

from catalogue_pages.articles.models import ProjectPage
from visibility.projects.described import described, months_in_force, public_projects
from visibility.projects.renewal import Standing
from visibility.thresholds import Threshold

STANDINGS: Final[dict[Standing, str | Promise]] = {
    Standing.FRESH: _("renewed in time"),
    Standing.SOON: _("to be renewed within a month"),
    Standing.OVERDUE: _("not renewed in time"),
    Standing.ENDED: _("the project has ended"),
}


class ProjectsReportView(ReportView):
    """Every public page about a project, for whoever may see the thresholds of visibility."""

    permission_policy = ModelPermissionPolicy(Threshold)
    any_permission_required = ("view",)
    is_searchable = False
    model = ProjectPage
    page_title = _("Descriptions of projects")
    header_icon = "doc-full"
    index_url_name = "projects_report"
    index_results_url_name = "projects_report_results"
    export_filename = "projects"
    list_export = ["title", "renewed_on", "due_on", "standing"]
    export_headings = {
        "title": _("Page"),
        "renewed_on": _("Newest news"),
        "due_on": _("To be renewed before"),
        "standing": _("State"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The page, its newest news, and when the next is due."""
        return [
            TitleColumn("title", label=_("Page"), get_url=self._edit_url),
            Column("renewed_on", label=_("Newest news")),
            Column("due_on", label=_("To be renewed before")),
            Column("standing", label=_("State")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """The public pages, each with the day of its newest news."""
        return public_projects(timezone.localdate()).select_related("operation")

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """As they stand in the tree."""
        return queryset

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> list[Any]:
        """The rows with the state of their renewal."""
        rows = described(object_list, months_in_force(), timezone.localdate())
        for row in rows:
            row.page.renewed_on = row.renewal.newest
            row.page.due_on = row.renewal.due
            row.page.standing = str(STANDINGS[row.renewal.standing])
        return [row.page for row in rows]

    def _edit_url(self, row: ProjectPage) -> str | None:
        return reverse("wagtailadmin_pages:edit", args=[row.pk]) if self._may_edit else None

    @cached_property
    def _may_edit(self) -> bool:
        policy = policy_registry.get_by_type(Page)
        return bool(policy.user_has_permission(self.request.user, "change"))
