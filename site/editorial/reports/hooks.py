"""The reports' places in Wagtail's admin."""

from typing import Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import policy_registry

from catalogue_pages.reports.attention import Attention, warn
from catalogue_pages.reports.placement import may_see, place
from editorial.reports.consents import ConsentsReportView, troubles
from editorial.reports.freshness import FreshnessReportView
from editorial.reports.gaps import GapsReportView
from editorial.reports.moderation import ModerationReportView
from editorial.reports.panel import REVIEWS, DuePanel
from editorial.reports.providers import ProvidersReportView

VIEWS: Final = (
    FreshnessReportView,
    GapsReportView,
    ModerationReportView,
    ProvidersReportView,
    ConsentsReportView,
)

for _order, _view in enumerate(VIEWS, 801):
    place(_view, order=_order)

warn(
    Attention(
        view=ConsentsReportView,
        heading=_("Consents end soon"),
        report=ConsentsReportView.page_title,
        troubles=troubles,
    )
)


def _publishes(request: HttpRequest) -> bool:
    return bool(policy_registry.get_by_type(Page).user_has_permission(request.user, "publish"))


@hooks.register("construct_homepage_panels")
def show_what_is_due(request: HttpRequest, panels: list[Any]) -> None:
    """Reviews that are due, for those who publish."""
    if may_see(FreshnessReportView, request) and _publishes(request):
        panels.append(DuePanel(REVIEWS))
