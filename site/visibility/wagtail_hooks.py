"""Thresholds, and what is due of descriptions of projects, in the admin."""

from typing import Any, ClassVar

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.models import Page
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.reports.attention import Attention, warn
from catalogue_pages.reports.placement import place
from visibility.models import Threshold
from visibility.projects.described import everything, troubles
from visibility.projects.report import ProjectsReportView


class OnlyAddedPolicy(ModelPermissionPolicy):
    """Nobody changes or deletes what was decided, whatever else they may do."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Whether a person may do something with thresholds at all."""
        return action in {"add", "view"} and bool(super().user_has_permission(user, action))


class ThresholdForm(WagtailAdminModelForm):
    """The form of a threshold, which notes who sets it."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        """Save the threshold under the name of the person."""
        if self.instance.pk is None:
            self.instance.set_by = self.for_user
        return super().save(commit)


class ThresholdViewSet(SnippetViewSet):
    """Lists thresholds, which are only ever added: the newest of a rule is in force."""

    model = Threshold
    icon = "sliders"
    menu_label = _("Visibility thresholds")
    menu_order = 715
    add_to_admin_menu = True
    inspect_view_enabled = True
    list_display: ClassVar = ["__str__", "reason", "set_by", "set_at"]
    list_filter: ClassVar = ["rule"]
    edit_handler = ObjectList(
        [FieldPanel("rule"), FieldPanel("value"), FieldPanel("reason")],
        base_form_class=ThresholdForm,
    )

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a threshold."""


register_permission_policy(Threshold, OnlyAddedPolicy(Threshold))
register_snippet(ThresholdViewSet)

place(ProjectsReportView, order=806)
warn(
    Attention(
        view=ProjectsReportView,
        heading=_("A project needs news"),
        report=ProjectsReportView.page_title,
        troubles=troubles,
    )
)


@hooks.register("before_edit_page")
def say_when_news_is_due(request: HttpRequest, page: Page) -> None:
    """Above the form of a page about a project: that news is due, or too late."""
    if request.method == "GET" and isinstance(page, ProjectPage):
        for one in everything():
            if one.page.pk == page.pk and one.trouble:
                messages.warning(request, one.trouble)
