"""Obligations in the admin: the overview with its lights, and the form of each."""

from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from typing import Any, ClassVar, Final
from urllib.parse import urlencode

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from catalogue_pages.identity.models import FundingOperation
from catalogue_pages.reports.kept import KeptIndexView, KeptPolicy
from people.models import User
from visibility.obligations.about import about
from visibility.obligations.forms import ObligationForm
from visibility.obligations.kinds import Kind
from visibility.obligations.models import Obligation
from visibility.obligations.proving import evidence_of
from visibility.obligations.standing import LIGHTS, State

EVIDENCE: Final = "evidence"
"""What the address of the list asks for instead of a spreadsheet."""


class LightColumn(Column):
    """The state in words, beside a shape in its colour."""

    cell_template_name = "visibility/obligations/light_cell.html"


class AboutPanel(HelpPanel):
    """What is asked, what helps, and the evidence that there is."""

    class BoundPanel(HelpPanel.BoundPanel):
        """The panel of one obligation."""

        def get_context_data(self, parent_context: Mapping[str, Any] | None = None) -> Any:
            """The obligation with all that is said of it."""
            context = super().get_context_data(parent_context)
            return {**context, "about": about(self.instance, self.request.user)}


class ObligationFilterSet(WagtailFilterSet):
    """Narrows by state, kind, operation and owner."""

    state = django_filters.ChoiceFilter(label=_("State"), choices=State.choices, method="of_state")
    kind = django_filters.ChoiceFilter(label=_("What is to be done"), choices=Kind.choices)
    operation = django_filters.ModelChoiceFilter(
        label=_("Funding operation"), queryset=FundingOperation.objects.all()
    )
    owner = django_filters.ModelChoiceFilter(
        label=_("Owner"), queryset=lambda _request: _owners(), null_label=_("nobody")
    )

    class Meta:
        model = Obligation
        fields = ["state", "kind", "operation", "owner"]

    @staticmethod
    def of_state(rows: QuerySet[Any], _name: str, state: str) -> QuerySet[Any]:
        """Those that stand so today, as the one function says that knows it."""
        return rows.filter(
            pk__in=[row.pk for row in Obligation.objects.all() if row.state == state]
        )


def _owners() -> QuerySet[User]:
    owned = Obligation.objects.exclude(owner=None).values("owner")
    return User.objects.filter(pk__in=owned).order_by("last_name", "first_name", "username")


class ObligationIndexView(KeptIndexView):
    """The overview: what is to be done first, by its last day, and how many stand how."""

    permission_policy = KeptPolicy(Obligation)
    any_permission_required = ("view", "change")
    index_url_name = "wagtailsnippets_visibility_obligation:list"
    template_name = "visibility/obligations/index.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The list, a spreadsheet of it, or all evidence of what it shows."""
        if request.GET.get("export") == EVIDENCE:
            return evidence_of(self.get_queryset().prefetch_related("evidence__added_by"))
        answer: HttpResponseBase = super().get(request, *args, **kwargs)
        return answer

    def get_base_queryset(self) -> QuerySet[Any]:
        """All of them with what the columns name; one query."""
        return Obligation.with_all()

    def order_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """What is still to be done first, unless another order is asked for."""
        if self.ordering:
            ordered: QuerySet[Any] = super().order_queryset(queryset)
            return ordered
        return queryset.order_by("is_closed", "due_on", "pk")

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """The spreadsheets, and the evidence of what is listed."""
        asked = {**self.request.GET.dict(), "export": EVIDENCE}
        address = f"{self.request.path}?{urlencode(asked)}"
        zipped = Button(
            _("Download evidence (ZIP)"), url=address, icon_name="download", priority=80
        )
        return [*super().header_more_buttons, zipped]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """With the number of obligations in each state, whatever is listed."""
        context: dict[str, Any] = super().get_context_data(*args, **kwargs)
        counted = Counter(row.state for row in Obligation.objects.all())
        states = [
            {"state": state, "light": LIGHTS[state], "number": counted[state]}
            for state in State
            if counted[state]
        ]
        return {**context, "states": states}


class ObligationInspectView(InspectView):
    """One obligation, for those who only see it."""

    template_name = "visibility/obligations/inspect.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """With its rule, and its evidence."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {**context, "about": about(self.object, self.request.user)}


class ObligationViewSet(SnippetViewSet):
    """Obligations, which the data make: none is added or deleted by hand."""

    model = Obligation
    icon = "tasks"
    menu_label = _("Obligations")
    copy_view_enabled = False
    inspect_view_enabled = True
    index_view_class = ObligationIndexView
    index_template_name = "visibility/obligations/index.html"
    inspect_view_class = ObligationInspectView
    inspect_template_name = "visibility/obligations/inspect.html"
    inspect_view_fields: ClassVar = [
        *("kind", "operation", "place", "state_label", "due_on", "owner"),
        *("done_on", "done_by", "waived_reason", "note"),
    ]
    filterset_class = ObligationFilterSet
    list_display: ClassVar = [
        "__str__",
        LightColumn("state_label", label=_("State")),
        Column("due_on", label=_("Last day"), sort_key="due_on"),
        Column("owner", label=_("Owner")),
    ]
    list_export: ClassVar = [
        *("kind", "operation", "place", "state_label", "due_on", "owner"),
        *("done_on", "done_by", "waived_reason", "note"),
    ]
    export_filename = "obligations"
    list_per_page = 50
    edit_handler = ObjectList(
        [
            AboutPanel(template="visibility/obligations/about.html"),
            FieldPanel("owner"),
            FieldPanel("due_on"),
            FieldPanel("note"),
            MultiFieldPanel(
                [FieldPanel("file"), FieldPanel("shows"), FieldPanel("remove")],
                heading=_("Evidence"),
            ),
            FieldRowPanel([FieldPanel("done_on")]),
            FieldPanel("waived_reason"),
        ],
        base_form_class=ObligationForm,
    )

    def register_chooser_viewset(self) -> None:
        """Nothing refers to an obligation."""
