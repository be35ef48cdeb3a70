"""The report on languages: how complete each public activity is in Latvian and in English."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.models import Page

from catalogue_pages.activities.completeness import completeness_in, lacks, lacks_text
from catalogue_pages.activities.meter import percent
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.requirements import decisive_relations
from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, LANGUAGES
from catalogue_pages.providers.models import ProviderPage


class LanguagesFilterSet(WagtailFilterSet):
    """Which activities the report shows."""

    without = django_filters.ChoiceFilter(
        label=_("Without"),
        choices=list(LANGUAGE_NAMES.items()),
        method="lacking",
        empty_label=_("All"),
    )
    provider = django_filters.ModelChoiceFilter(
        label=_("Provider"),
        queryset=ProviderPage.objects.order_by("title"),
        method="below",
        empty_label=_("All"),
    )

    class Meta:
        model = ActivityPage
        fields: list[str] = []

    def lacking(self, queryset: QuerySet[Any], _name: str, language: str) -> QuerySet[Any]:
        """Those whose name or summary the readers of a language meet in the other one."""
        return queryset.filter(lacks_text("en" if language == "en" else "lv"))

    def below(self, queryset: QuerySet[Any], _name: str, provider: Page) -> QuerySet[Any]:
        """Those of one provider."""
        return queryset.filter(path__startswith=provider.path)


class LanguagesReportView(ReportView):
    """Public activities with their completeness in each language, to filter and to export."""

    model = ActivityPage
    page_title = _("Languages of activities")
    header_icon = "globe"
    filterset_class = LanguagesFilterSet
    index_url_name = "languages_report"
    index_results_url_name = "languages_report_results"
    any_permission_required = ["add", "change", "publish"]
    default_ordering = "title"
    is_searchable = False
    list_export = ["title", "provider_name", "percent_lv", "percent_en", "missing_en", "full_url"]
    export_headings = {
        "title": _("Activity"),
        "provider_name": _("Provider"),
        "percent_lv": _("Latvian, %"),
        "percent_en": _("English, %"),
        "missing_en": _("Missing in English"),
        "full_url": _("Address"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The activity with the way to edit it, its provider, and each language."""
        return [
            TitleColumn(
                "title",
                label=_("Activity"),
                get_url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
                get_title_id=lambda page: f"activity_{page.pk}_title",
            ),
            Column("provider_name", label=_("Provider")),
            Column("percent_lv", label=_("Latvian, %")),
            Column("percent_en", label=_("English, %")),
            Column("missing_en", label=_("Missing in English")),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """The published activities that this person may edit, with all that completeness reads."""
        mine = self.permission_policy.instances_user_has_any_permission_for(
            self.request.user, self.any_permission_required
        )
        found: QuerySet[Any] = ActivityPage.objects.filter(
            live=True, pk__in=mine.values("pk")
        ).order_by("title")
        return found.prefetch_related(*decisive_relations())

    def decorate_paginated_queryset(self, object_list: Iterable[Any]) -> list[Any]:
        """Each row with its figures; one more query, for the providers."""
        rows = list(object_list)
        above = {row.path[: -Page.steplen] for row in rows}
        providers = {page.path: page.title for page in Page.objects.filter(path__in=above)}
        for row in rows:
            row.provider_name = providers.get(row.path[: -Page.steplen], "")
            for language in LANGUAGES:
                share = completeness_in(row, language).share
                setattr(row, f"percent_{language}", percent(share))
            missing = [one.label for one in lacks(row, "en") if one.column.endswith("_en")]
            row.missing_en = ", ".join(missing)
        return rows
