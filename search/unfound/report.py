"""The report on words that found nothing."""

from functools import cached_property
from typing import Any, Final

import django_filters
from django.db.models import Count, Max, Min, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView

from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, as_language
from search.unfound.models import UnfoundQuery

SHOWN_FROM: Final = 3
"""Days on which words must have been searched for until anybody is shown them."""


def _language_of(row: dict[str, Any]) -> str:
    return LANGUAGE_NAMES[as_language(row["language"])]


class UnfoundFilterSet(WagtailFilterSet):
    """Narrows the report by language."""

    language = django_filters.ChoiceFilter(
        label=_("Language"), choices=list(LANGUAGE_NAMES.items())
    )

    class Meta:
        model = UnfoundQuery
        fields = ["language"]


class UnfoundReportView(ReportView):
    """Words that found nothing on three days or more, the most frequent first."""

    model = UnfoundQuery
    page_title = _("Searches without results")
    header_icon = "search"
    index_url_name = "unfound_report"
    index_results_url_name = "unfound_report_results"
    any_permission_required = ["view"]
    is_searchable = False
    filterset_class = UnfoundFilterSet
    default_ordering = ("-days", "-last", "words")
    list_export = ["words", "language", "days", "first", "last"]
    export_filename = "searches-without-results"
    export_headings = {
        "words": _("Words"),
        "language": _("Language"),
        "days": _("Days"),
        "first": _("First day"),
        "last": _("Last day"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The words, on how many days, and when."""
        return [
            Column("words", label=_("Words")),
            Column("language", label=_("Language"), accessor=_language_of),
            Column("days", label=_("Days")),
            Column("first", label=_("First day")),
            Column("last", label=_("Last day")),
        ]

    def get_base_queryset(self) -> QuerySet[Any, Any]:
        """One row for the same words in a language."""
        return (
            UnfoundQuery.objects.values("words", "language")
            .annotate(days=Count("pk"), first=Min("day"), last=Max("day"))
            .filter(days__gte=SHOWN_FROM)
        )
