"""Where supply is missing: municipalities by fields, for one age group or all."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from catalogue_pages.bilingual.reading import as_language
from catalogue_pages.vocabularies.models import GradeGroup, Municipality, Region
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from editorial.reports.supply import supply
from editorial.reports.viewing import EditorsReportView

FEW = 2
"""Up to so many activities are few."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of activities, and how it is shaded."""

    count: int

    @property
    def shade(self) -> str:
        """`none`, `few` or `some`."""
        if not self.count:
            return "none"
        return "few" if self.count <= FEW else "some"


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality with a cell for each field."""

    municipality: str
    cells: tuple[Cell, ...]


class GapsFilterSet(WagtailFilterSet):
    """Narrows by region; the age group says which activities are counted."""

    region = django_filters.ModelChoiceFilter(label=_("Region"), queryset=Region.objects.all())
    group = django_filters.ModelChoiceFilter(
        label=_("Age group"), queryset=GradeGroup.objects.all(), method="as_it_is"
    )

    class Meta:
        model = Municipality
        fields = ["region", "group"]

    def as_it_is(self, queryset: QuerySet[Any], _name: str, _value: Any) -> QuerySet[Any]:
        """Every municipality stays, whichever the age group."""
        return queryset


class GapsReportView(EditorsReportView):
    """A shaded table; the export has a line for each municipality, field and age group."""

    model = Municipality
    page_title = _("Gaps in supply")
    header_icon = "table"
    index_url_name = "gaps_report"
    index_results_url_name = "gaps_report_results"
    template_name = "reports/gaps.html"
    results_template_name = "reports/gaps_results.html"
    filterset_class = GapsFilterSet
    paginate_by = 200
    export_filename = "gaps"
    list_export = ["municipality", "field", "group", "activities"]
    export_headings = {
        "municipality": _("Municipality"),
        "field": _("Field"),
        "group": _("Age group"),
        "activities": _("Activities"),
    }

    @cached_property
    def known(self) -> Vocabularies:
        """The vocabularies, with their labels."""
        return current()

    def get_base_queryset(self) -> QuerySet[Any]:
        """The municipalities that there are."""
        return Municipality.objects.filter(valid_to=None).order_by("place_name")

    def get_filtered_queryset(self) -> list[Any]:
        """A row for each municipality, or a line for each cell when it is exported."""
        places = [place.code for place in super().get_filtered_queryset()]
        group = self._group()
        counted = supply()
        if self.is_export:
            groups = [group] if group else list(self.known["grade_group"])
            return [
                {
                    "municipality": self._said("municipality", place),
                    "field": self._said("field", field),
                    "group": self._said("grade_group", one),
                    "activities": counted.get((place, field, one), 0),
                }
                for place in places
                for field in self.known["field"]
                for one in groups
            ]
        return [
            Row(
                self._said("municipality", place),
                tuple(Cell(counted.get((place, field, group), 0)) for field in self.known["field"]),
            )
            for place in places
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The list's own, the heads of the columns and the chosen age group."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        group = self._group()
        context["fields"] = [self._said("field", code) for code in self.known["field"]]
        context["group"] = self._said("grade_group", group) if group else ""
        return context

    def _group(self) -> str:
        if not (self.filters and self.filters.is_valid()):
            return ""
        chosen = self.filters.form.cleaned_data.get("group")
        return chosen.code if chosen else ""

    def _said(self, vocabulary: str, code: str) -> str:
        return str(self.known[vocabulary][code].label(as_language(get_language())))
