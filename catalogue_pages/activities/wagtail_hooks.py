"""The activities' places in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets import Button
from wagtail.models import Page
from wagtail.rich_text.feature_registry import FeatureRegistry

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.report import LanguagesReportView
from catalogue_pages.activities.rich_text import OpenPageLinkHandler
from catalogue_pages.activities.series.views import series
from catalogue_pages.reports.placement import place

place(LanguagesReportView, order=800)


@hooks.register("register_admin_urls")
def series_urls() -> list[URLPattern]:
    """Where an activity's series is made and ended."""
    return [path("activities/<int:page_id>/series/", series, name="activity_series")]


@hooks.register("register_page_header_buttons")
def series_button(page: Page, user: Any, view_name: str, next_url: Any = None) -> Iterator[Button]:
    """The way there, in the menu at the head of an activity."""
    if not isinstance(page.specific_deferred, ActivityPage):
        return
    permissions = page.permissions_for_user(user)
    if permissions.can_edit() and not permissions.page_locked():
        yield Button(
            _("Series of occurrences"),
            reverse("activity_series", args=[page.pk]),
            icon_name="date",
            priority=60,
        )


@hooks.register("register_rich_text_features", order=10)
def link_to_what_is_public(features: FeatureRegistry) -> None:
    """Take the place of Wagtail's own links to pages."""
    features.register_link_type(OpenPageLinkHandler)
