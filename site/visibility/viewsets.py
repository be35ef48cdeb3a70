"""Audits, exceptions and thresholds in the admin, kept as they were made; and obligations."""

from typing import Any, ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList, PageChooserPanel
from wagtail.models import Page
from wagtail.snippets.views.snippets import (
    CreateView,
    IndexView,
    SnippetViewSet,
    SnippetViewSetGroup,
)

from visibility.models import AuditRun, PublicationException, Threshold
from visibility.obligations.viewset import ObligationViewSet
from visibility.questions.viewset import QuestionViewSet
from visibility.trend import lines


class ThresholdForm(WagtailAdminModelForm):
    """The form of a threshold, which notes who sets it."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        """Save the threshold under the name of the person."""
        if self.instance.pk is None:
            self.instance.set_by = self.for_user
        return super().save(commit)


class ThresholdViewSet(SnippetViewSet):
    """Lists thresholds, which are only ever added: the newest of a rule is in force."""

    model = Threshold
    icon = "sliders"
    menu_label = _("Thresholds")
    inspect_view_enabled = True
    list_display: ClassVar = ["__str__", "reason", "set_by", "set_at"]
    list_filter: ClassVar = ["rule"]
    edit_handler = ObjectList(
        [FieldPanel("rule"), FieldPanel("value"), FieldPanel("reason")],
        base_form_class=ThresholdForm,
    )

    def register_chooser_viewset(self) -> None:
        """Nothing refers to a threshold."""


class ExceptionForm(WagtailAdminModelForm):
    """The form of an exception, which notes who grants it and tells the page's history."""

    def save(self, commit: bool = True) -> Any:  # noqa: FBT001, FBT002  # Django's own signature
        """Grant the exception in the name of the person."""
        granted = super().save(commit=False)
        if commit:
            granted.grant(self.for_user)
        return granted


class ExceptionCreateView(CreateView):
    """Grants an exception; `?page=…&rule=…` of the address are chosen already."""

    def get_initial_form_instance(self) -> PublicationException:
        """An exception of the page and the rule that the address names."""
        asked = self.request.GET
        key = asked.get("page", "")
        page = Page.objects.filter(pk=key).first() if key.isdecimal() and len(key) < 10 else None
        return PublicationException(page=page, rule=asked.get("rule", ""))


class PublicationExceptionViewSet(SnippetViewSet):
    """Lists exceptions, which are only ever added: the newest of a page and rule is in force."""

    model = PublicationException
    icon = "key"
    menu_label = _("Exceptions")
    inspect_view_enabled = True
    add_view_class = ExceptionCreateView
    list_display: ClassVar = ["__str__", "reason", "ends_on", "granted_by", "granted_at"]
    list_filter: ClassVar = ["rule", "ends_on"]
    edit_handler = ObjectList(
        [
            PageChooserPanel("page"),
            FieldPanel("rule"),
            FieldPanel("ends_on"),
            FieldPanel("reason"),
        ],
        base_form_class=ExceptionForm,
    )

    def register_chooser_viewset(self) -> None:
        """Nothing refers to an exception."""


class AuditRunIndexView(IndexView):
    """The list, below how the newest of them went."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """The list and its lines; those leave aside what is filtered or on another page."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context if self.results_only else context | {"lines": lines()}


class AuditRunViewSet(SnippetViewSet):
    """Lists what audits came to, the newest first; only `visibility_audit` adds one."""

    model = AuditRun
    icon = "history"
    menu_label = _("Audits")
    index_view_class = AuditRunIndexView
    index_template_name = "visibility/audits.html"
    inspect_view_enabled = True
    copy_view_enabled = False
    list_display: ClassVar = [
        *("__str__", "views", "passed", "failed_must", "failed_others", "incomplete")
    ]
    list_export: ClassVar = [
        *("ended_at", "views", "passed", "failed_must", "failed_others", "incomplete")
    ]
    export_filename = "audits"
    panels: ClassVar[list[FieldPanel]] = []

    def register_chooser_viewset(self) -> None:
        """Nothing refers to an audit."""


class VisibilityGroup(SnippetViewSetGroup):
    """What is decided about the rules, under one heading of the menu."""

    menu_label = _("Visibility rules")
    menu_icon = "view"
    menu_order = 715
    items = (
        ObligationViewSet,
        QuestionViewSet,
        AuditRunViewSet,
        PublicationExceptionViewSet,
        ThresholdViewSet,
    )
