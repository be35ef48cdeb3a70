"""Which activities are due, overdue, hidden or were never verified."""

from functools import cached_property
from typing import Any
from urllib.parse import urlencode

import django_filters
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Left, Length
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from editorial.freshness.models import Review
from editorial.freshness.rule import AHEAD
from editorial.reports.viewing import EditorsReportView

STATES: dict[str, str | Promise] = {
    "hidden": _("hidden"),
    "overdue": _("overdue"),
    "soon": _("due within 30 days"),
    "later": _("due later"),
    "undated": _("without a day"),
}


def with_states() -> QuerySet[Any]:
    """Published and hidden activities, each with its `state` and its `provider`'s title."""
    today = timezone.localdate()
    hidden = Review.objects.filter(
        activity=OuterRef("pk"), due=OuterRef("review_due"), hidden_on__isnull=False
    )
    above = Left(OuterRef("path"), Length(OuterRef("path")) - Page.steplen)
    found: QuerySet[Any] = (
        ActivityPage.objects.filter(alias_of=None)
        .annotate(
            is_hidden=Exists(hidden),
            provider=Subquery(Page.objects.filter(path=above).values("title")[:1]),
        )
        .filter(Q(live=True) | Q(is_hidden=True))
        .annotate(
            state=Case(
                When(live=False, then=Value("hidden")),
                When(review_due=None, then=Value("undated")),
                When(review_due__lt=today, then=Value("overdue")),
                When(review_due__lte=today + AHEAD, then=Value("soon")),
                default=Value("later"),
                output_field=CharField(),
            )
        )
    )
    return found


class FreshnessFilterSet(WagtailFilterSet):
    """Narrows by state, and to what nobody has ever verified."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()))
    never = django_filters.BooleanFilter(
        label=_("Never verified"), field_name="last_verified", lookup_expr="isnull"
    )

    class Meta:
        model = ActivityPage
        fields = ["state", "never"]


class FreshnessReportView(EditorsReportView):
    """Every published or hidden activity by the day of its review."""

    model = ActivityPage
    page_title = _("Freshness")
    header_icon = "date"
    index_url_name = "freshness_report"
    index_results_url_name = "freshness_report_results"
    filterset_class = FreshnessFilterSet
    default_ordering = ("review_due", "title")
    export_filename = "freshness"
    list_export = ["title", "provider", "state", "last_verified", "review_due"]
    export_headings = {"provider": _("Provider"), "state": _("State"), "title": _("Activity")}

    @cached_property
    def columns(self) -> list[Column]:
        """The activity, its provider, its days and what is to be done."""
        return [
            TitleColumn("title", label=_("Activity"), get_url=self.edit_url),
            Column("provider", label=_("Provider")),
            Column("state", label=_("State"), accessor=lambda row: STATES[row.state]),
            Column("last_verified", label=_("Last verified")),
            Column("review_due", label=_("Review due")),
            TitleColumn(
                "confirm",
                label=_("Action"),
                accessor=lambda _row: _("Still true"),
                get_url=self._confirm,
            ),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """Activities with their states."""
        return with_states()

    def _confirm(self, row: ActivityPage) -> str | None:
        if self.edit_url(row) is None:
            return None
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "verify"])
        given = urlencode({"id": row.pk, "next": reverse(self.index_url_name)})
        return f"{address}?{given}"
