"""The report on letters: to whom what was written, and what became of it."""

from typing import Any

import django_filters
from django.db.models import Q, QuerySet
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.reports import ReportView

from mailing.models import Delivery

STATES = {
    "waiting": (_("waiting"), Q(sent_at=None, refused_at=None)),
    "sent": (_("sent"), Q(sent_at__isnull=False)),
    "refused": (_("refused"), Q(refused_at__isnull=False)),
}
"""What can have become of a letter: how it is called, and the condition on its delivery."""


class DeliveryFilterSet(WagtailFilterSet):
    """Letters by what became of them, by recipient and by event."""

    state = django_filters.ChoiceFilter(
        label=_("State"),
        choices=[(code, label) for code, (label, _condition) in STATES.items()],
        method="in_state",
    )
    recipient = django_filters.CharFilter(label=_("Recipient"), lookup_expr="icontains")

    class Meta:
        model = Delivery
        fields = ("state", "recipient", "event")

    def in_state(self, queryset: QuerySet[Delivery], _name: str, code: str) -> QuerySet[Delivery]:
        """Those of the query in one state."""
        return queryset.filter(STATES[code][1])


class LettersReportView(ReportView):
    """Wagtail's report of deliveries, without what letters say: they may hold signed links."""

    model = Delivery
    page_title = _("Letters")
    header_icon = "mail"
    index_url_name = "letters_report"
    index_results_url_name = "letters_report_results"
    any_permission_required = ["view"]
    default_ordering = "-written_at"
    is_searchable = False
    filterset_class = DeliveryFilterSet
    list_export = ["written_at", "recipient", "subject", "event", "sent_at", "attempts", "trouble"]

    @cached_property
    def columns(self) -> list[Column]:
        """Who, what about, when, and why not yet."""
        return [
            Column("recipient", label=_("Recipient"), sort_key="recipient"),
            Column("subject", label=pgettext_lazy("letter", "Subject")),
            DateColumn("written_at", label=_("Written"), sort_key="written_at"),
            DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
            Column("attempts", label=_("Attempts"), sort_key="attempts"),
            Column("trouble", label=_("Last trouble")),
        ]

    def get_queryset(self) -> Any:
        """Every delivery, without the words of the letters."""
        return super().get_queryset().defer("text", "html")
