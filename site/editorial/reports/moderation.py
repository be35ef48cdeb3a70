"""How long decisions take, month by month, whichever workflow made them."""

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cached_property
from statistics import median
from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.models import TaskState, Workflow

from editorial.reports.viewing import EditorsReportView

DECIDED = (TaskState.STATUS_APPROVED, TaskState.STATUS_REJECTED)


@dataclass(frozen=True, slots=True)
class Month:
    """The decisions of a month, and how many hours they took."""

    first: date
    decided: int
    returned: int
    median_hours: float
    p90_hours: float

    @property
    def month(self) -> str:
        """The month, as `2026-11`."""
        return f"{self.first:%Y-%m}"


def months(rows: Iterable[tuple[datetime, datetime, str]]) -> list[Month]:
    """The months of decisions (begun, finished, status), the newest first."""
    taken: dict[date, list[float]] = defaultdict(list)
    returned: dict[date, int] = defaultdict(int)
    for begun, finished, status in rows:
        first = timezone.localdate(finished).replace(day=1)
        taken[first].append((finished - begun) / timedelta(hours=1))
        returned[first] += status == TaskState.STATUS_REJECTED
    return [
        Month(
            first,
            len(hours),
            returned[first],
            round(median(hours), 1),
            round(sorted(hours)[math.ceil(0.9 * len(hours)) - 1], 1),
        )
        for first, hours in sorted(taken.items(), reverse=True)
    ]


class ModerationFilterSet(WagtailFilterSet):
    """Narrows to the decisions of one workflow."""

    workflow = django_filters.ModelChoiceFilter(
        label=_("Workflow"), field_name="workflow_state__workflow", queryset=Workflow.objects.all()
    )

    class Meta:
        model = TaskState
        fields = ["workflow"]


class ModerationReportView(EditorsReportView):
    """A line for each month in which something was decided."""

    model = TaskState
    page_title = _("Time until a decision")
    header_icon = "time"
    index_url_name = "moderation_report"
    index_results_url_name = "moderation_report_results"
    filterset_class = ModerationFilterSet
    export_filename = "moderation"
    list_export = ["month", "decided", "returned", "median_hours", "p90_hours"]
    export_headings = {
        "month": _("Month"),
        "decided": _("Decisions"),
        "returned": _("Returned"),
        "median_hours": _("Hours, median"),
        "p90_hours": _("Hours, nine of ten"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The months with their figures."""
        return [Column(name, label=self.export_headings[name]) for name in self.list_export]

    def get_base_queryset(self) -> QuerySet[Any]:
        """What was decided."""
        found: QuerySet[Any] = TaskState.objects.filter(
            status__in=DECIDED, finished_at__isnull=False
        )
        return found

    def get_filtered_queryset(self) -> list[Month]:
        """The months; one query."""
        found = super().get_filtered_queryset()
        return months(found.values_list("started_at", "finished_at", "status"))
