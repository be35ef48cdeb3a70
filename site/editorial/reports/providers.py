"""Providers that offer nothing, or that nobody writes for."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, Left, Length
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from editorial.reports.viewing import EditorsReportView


def with_counts() -> QuerySet[Any]:
    """Published providers, each with how many activities are public and people may write."""
    below = (
        ActivityPage.objects.filter(live=True)
        .annotate(branch=Left("path", Length("path") - Page.steplen))
        .filter(branch=OuterRef("path"))
        .order_by()
        .values("branch")
        .annotate(number=Count("pk"))
        .values("number")
    )
    found: QuerySet[Any] = ProviderPage.objects.filter(live=True).annotate(
        activities=Coalesce(Subquery(below, output_field=IntegerField()), 0),
        people=Count("memberships", filter=Q(memberships__person__is_active=True)),
    )
    return found


class ProvidersFilterSet(WagtailFilterSet):
    """Narrows to those that lack something."""

    lacks = django_filters.ChoiceFilter(
        label=_("Without"),
        choices=[("activities", _("activities")), ("people", _("people"))],
        method="without",
    )

    class Meta:
        model = ProviderPage
        fields = ["lacks"]

    def without(self, queryset: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        """Those with none of what is chosen."""
        return queryset.filter(**{value: 0})


class ProvidersReportView(EditorsReportView):
    """Every published provider; those that lack most stand first."""

    model = ProviderPage
    page_title = _("Providers without activities or people")
    header_icon = "group"
    index_url_name = "providers_report"
    index_results_url_name = "providers_report_results"
    filterset_class = ProvidersFilterSet
    default_ordering = ("activities", "people", "title")
    export_filename = "providers"
    list_export = ["title", "activities", "people"]
    export_headings = {
        "title": _("Provider"),
        "activities": _("Activities"),
        "people": _("People"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The provider and its numbers."""
        return [
            TitleColumn("title", label=_("Provider"), get_url=self.edit_url),
            Column("activities", label=_("Activities")),
            Column("people", label=_("People")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Providers with their numbers."""
        return with_counts()
