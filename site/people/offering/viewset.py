"""Applications in the admin: a list with filters, and one view with everything to decide by."""

from datetime import datetime
from typing import Any, ClassVar

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.urls.resolvers import URLPattern
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views import View
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.sidebar import LinkMenuItem
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic import IndexView, InspectView
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.log_actions import registry

from catalogue_pages.bilingual.reading import LANGUAGE_NAMES, as_language
from people.applications.models import (
    ProviderApplication,
    State,
    of_the_same_organisation,
    waiting,
)
from people.offering.deciding import approve, namesakes, provider_of, refuse
from people.offering.forms import RefusalForm
from people.overseeing import person_of

CHANGES = "applications.change_providerapplication"
SEES = ("applications.view_providerapplication", CHANGES)


class ApplicationsMenuItem(MenuItem):
    """Says how many applications wait, to those who may see them."""

    def is_shown(self, request: HttpRequest) -> bool:
        """Whether this person may see applications."""
        return any(request.user.has_perm(one) for one in SEES)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """The item, with the count of those that wait."""
        count = waiting().count()
        label = f"{self.label} ({count})" if count else str(self.label)
        return LinkMenuItem(self.name, label, self.url, icon_name=self.icon_name)


class ApplicationIndexView(IndexView):
    """The list; a name leads to the view that decides."""

    def get_edit_url(self, instance: ProviderApplication) -> str:
        """Applications are read, never edited."""
        return str(self.get_inspect_url(instance))

    def get_base_queryset(self) -> Any:
        """With what the columns show, in one query."""
        return super().get_base_queryset().select_related("provider_type", "municipality")


class ApplicationView(InspectView):
    """One application, what is like it, and the two decisions."""

    template_name = "offering/admin/application.html"
    page_title = gettext_lazy("Application")
    form: RefusalForm | None = None

    def get_field_display_value(self, field_name: str, field: Any) -> Any:
        """A value as a person reads it: a time of here, a language by its name."""
        value = super().get_field_display_value(field_name, field)
        if isinstance(value, datetime):
            return timezone.localtime(value)
        return LANGUAGE_NAMES[as_language(value)] if field_name == "language" else value

    def get_fields_context(self) -> list[dict[str, Any]]:
        """What was answered, and what was decided; nothing that is empty."""
        fields: list[dict[str, Any]] = super().get_fields_context()
        return [field for field in fields if field["value"] not in (None, "")]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What the editor decides by."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        one = self.object
        may_decide = self.request.user.has_perm(CHANGES) and one.state == State.WAITING
        return context | {
            "may_decide": may_decide,
            "there_already": provider_of(one),
            "namesakes": namesakes(one),
            "others": of_the_same_organisation(one),
            "form": self.form or RefusalForm(),
            "approve_url": reverse("applications:approve", args=[one.pk]),
            "refuse_url": reverse("applications:refuse", args=[one.pk]),
            "history": registry.get_logs_for_instance(one).select_related("user"),
        }


class RefuseView(ApplicationView):
    """The press that refuses."""

    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, *_args: Any, **kwargs: Any) -> HttpResponse:
        """Refuse, or show what the form lacks."""
        self.form = RefusalForm(request.POST)
        if not self.form.is_valid():
            shown: HttpResponse = self.render_to_response(self.get_context_data(**kwargs))
            return shown
        given = self.form.cleaned_data
        try:
            refuse(self.object, person_of(request), given["reason"], given["explanation"])
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(
                request,
                _("Refused; a letter to %(email)s says why.") % {"email": self.object.email},
            )
        return redirect("applications:inspect", self.object.pk)


class ApproveView(PermissionCheckedMixin, View):
    """The press that approves."""

    model = ProviderApplication
    permission_required = "change"
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Approve, or say why it cannot be."""
        application = get_object_or_404(ProviderApplication, pk=pk)
        try:
            provider = approve(application, person_of(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("applications:inspect", pk)
        said = _("“%(provider)s” is in the catalogue, and %(email)s is invited to write for it.")
        messages.success(request, said % {"provider": provider.title, "email": application.email})
        return redirect("applications:inspect", pk)


class ApplicationViewSet(ModelViewSet):
    """Lists applications; none is made, edited or deleted here."""

    model = ProviderApplication
    name = "applications"
    icon = "mail"
    menu_label = gettext_lazy("Applications")
    menu_order = 150
    menu_item_class = ApplicationsMenuItem
    add_to_admin_menu = True
    add_to_reference_index = False
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = ApplicationView
    inspect_view_fields: ClassVar = [
        "name_lv",
        "name_en",
        "registration_number",
        "provider_type",
        "municipality",
        "website",
        "offers",
        "contact_name",
        "email",
        "phone",
        "language",
        "made_at",
        "confirmed_at",
        "consent_version",
        "consent_text",
        "state",
        "decided_at",
        "decided_by",
        "reason",
        "explanation",
    ]
    index_view_class = ApplicationIndexView
    form_fields: ClassVar = ["state"]
    list_display: ClassVar = [
        "name_lv",
        "registration_number",
        Column("provider_type", label=gettext_lazy("Type")),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        DateColumn("made_at", label=gettext_lazy("Sent in"), sort_key="made_at"),
    ]
    list_filter: ClassVar = ["state", "provider_type", "municipality"]
    list_per_page = 50
    ordering: ClassVar = ["-made_at", "-pk"]
    search_fields: ClassVar = ["name_lv", "name_en", "registration_number"]

    def get_common_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """There are no views but the list and that of one application."""
        absent = dict.fromkeys(f"{view}_url_name" for view in _ABSENT)
        common: dict[str, Any] = super().get_common_view_kwargs(**{**kwargs, **absent})
        return common

    def get_urlpatterns(self) -> list[URLPattern]:
        """The list, one application, and the decisions."""
        views = {"approve": ApproveView, "refuse": RefuseView}
        kwargs = self.get_inspect_view_kwargs(template_name=ApplicationView.template_name)
        return [
            path("", self.index_view, name="index"),
            path("results/", self.index_results_view, name="index_results"),
            path("<int:pk>/", self.construct_view(ApplicationView, **kwargs), name="inspect"),
            *(
                path(f"<int:pk>/{name}/", self.construct_view(view, **kwargs), name=name)
                for name, view in views.items()
            ),
        ]

    def register_admin_url_finder(self) -> None:
        """Wagtail would look for a form to edit."""

    @property
    def menu_url(self) -> str:
        """The list of those that wait."""
        return reverse("applications:index") + f"?state={State.WAITING}"


_ABSENT = ("add", "edit", "delete", "history", "usage")
