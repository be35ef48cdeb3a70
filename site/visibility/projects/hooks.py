"""What is due of descriptions of projects, in Wagtail's admin."""

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page

from catalogue_pages.articles.models import ProjectPage
from catalogue_pages.reports.attention import Attention, warn
from catalogue_pages.reports.placement import place
from visibility.projects.described import everything, troubles
from visibility.projects.report import ProjectsReportView

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
