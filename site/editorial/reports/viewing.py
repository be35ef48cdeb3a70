"""What the reports of this room share: who may see them, and the way to a page's form."""

from typing import Any

from django.urls import reverse
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from editorial.freshness.models import Review


class EditorsReportView(ReportView):
    """A report for whoever may see reviews; anybody else of the admin is turned away."""

    permission_policy = ModelPermissionPolicy(Review)
    any_permission_required = ("view",)
    is_searchable = False

    def edit_url(self, page: Any) -> str | None:
        """Where a page is edited, for those who may edit pages; all pages or none, by role."""
        if not self._edits:
            return None
        return reverse("wagtailadmin_pages:edit", args=[page.pk])

    @property
    def _edits(self) -> bool:
        groups = self.request.user.groups.all()
        if not hasattr(self, "_may_edit"):
            self._may_edit: bool = (
                self.request.user.is_superuser
                or groups.filter(page_permissions__permission__codename="change_page").exists()
            )
        return self._may_edit
