"""Which pages are public in spite of a rule, until when, and who agreed to it."""

from functools import cached_property
from typing import Any

import django_filters
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, Value, When
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.reports import ReportView
from wagtail.permission_policies import ModelPermissionPolicy

from visibility.exceptions import PublicationException

STATES: dict[str, str | Promise] = {
    "in force": _("in force"),
    "ended": _("ended: the rule holds again"),
    "replaced": _("replaced by a newer one"),
}


def with_states() -> QuerySet[Any]:
    """All exceptions, each with its `state` and its page."""
    newer = PublicationException.objects.filter(
        Q(granted_at__gt=OuterRef("granted_at"))
        | Q(granted_at=OuterRef("granted_at"), pk__gt=OuterRef("pk")),
        page=OuterRef("page"),
        rule=OuterRef("rule"),
    )
    found: QuerySet[Any] = PublicationException.objects.select_related(
        "page", "granted_by"
    ).annotate(
        state=Case(
            When(Exists(newer), then=Value("replaced")),
            When(ends_on__lt=timezone.localdate(), then=Value("ended")),
            default=Value("in force"),
            output_field=CharField(),
        )
    )
    return found


class ExceptionsFilterSet(WagtailFilterSet):
    """Narrows by state and by rule."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=list(STATES.items()))

    class Meta:
        model = PublicationException
        fields = ["state", "rule"]


class ExceptionsReportView(ReportView):
    """Every exception that was ever granted, the newest first."""

    model = PublicationException
    page_title = _("Exceptions from visibility rules")
    header_icon = "key"
    index_url_name = "exceptions_report"
    index_results_url_name = "exceptions_report_results"
    filterset_class = ExceptionsFilterSet
    permission_policy = ModelPermissionPolicy(PublicationException)
    any_permission_required = ("view",)
    is_searchable = False
    export_filename = "exceptions"
    list_export = ["page", "rule", "state", "ends_on", "reason", "granted_by", "granted_at"]
    export_headings = {
        "page": _("Page"),
        "rule": _("Rule"),
        "state": _("State"),
        "ends_on": _("Last day"),
        "reason": _("Reason"),
        "granted_by": _("Granted by"),
        "granted_at": _("Granted at"),
    }

    @cached_property
    def columns(self) -> list[Column]:
        """The page first, with the way to the exception; then what was decided."""
        named = self.export_headings
        return [
            TitleColumn("page", label=named["page"], get_url=self._inspect_url),
            Column("rule", label=named["rule"]),
            Column("state", label=named["state"], accessor=lambda one: STATES[one.state]),
            Column("ends_on", label=named["ends_on"]),
            Column("reason", label=named["reason"]),
            Column("granted_by", label=named["granted_by"]),
        ]

    def get_base_queryset(self) -> QuerySet[Any]:
        """All exceptions with their states; one query."""
        return with_states()

    @staticmethod
    def _inspect_url(granted: PublicationException) -> str:
        viewset = PublicationException.snippet_viewset  # type: ignore[attr-defined]
        return reverse(viewset.get_url_name("inspect"), args=[granted.pk])
