"""Wagtail's whole log as a report: nothing in it can be changed, and nobody's part is left out."""

from typing import Any

import django_filters
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db.models import IntegerField, QuerySet, Value
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import ContentTypeFilter
from wagtail.admin.views.reports.audit_logging import LogEntriesView, SiteHistoryReportFilterSet
from wagtail.log_actions import registry
from wagtail.models import PageLogEntry
from wagtail.permission_policies import ModelPermissionPolicy


def _logged_types(_request: HttpRequest) -> QuerySet[ContentType]:
    used: set[int] = set()
    for model in registry.get_log_entry_models():
        used |= set(model.objects.all().get_content_type_ids())
    return ContentType.objects.filter(pk__in=used).order_by("model")


class AuditFilterSet(SiteHistoryReportFilterSet):
    """The filters of Wagtail's site history, with everybody and everything to choose from."""

    label = django_filters.CharFilter(label=_("Name"), lookup_expr="icontains")
    object_type = ContentTypeFilter(
        label=_("Type"), method="filter_object_type", queryset=_logged_types
    )

    class Meta:
        model = PageLogEntry
        fields: list[str] = []

    def get_action_choices(self) -> list[Any]:
        """Every action that was logged."""
        used: set[str] = set()
        for model in registry.get_log_entry_models():
            used |= set(model.objects.all().get_actions())
        return [choice for choice in registry.get_choices() if choice[0] in used]

    def get_user_choices(self) -> QuerySet[Any]:
        """Everybody who did something."""
        used: set[int] = set()
        for model in registry.get_log_entry_models():
            used |= set(model.objects.all().get_user_ids())
        people = get_user_model()
        return people._default_manager.filter(pk__in=used).order_by(people.USERNAME_FIELD)


class AuditLogView(LogEntriesView):
    """The log for those who may see all of it."""

    page_title = _("Audit log")
    header_icon = "history"
    filterset_class = AuditFilterSet
    index_url_name = "audit_report"
    index_results_url_name = "audit_report_results"
    http_method_names = ["get", "head"]
    permission_policy = ModelPermissionPolicy(PageLogEntry)
    any_permission_required = ("view",)

    def get_filtered_queryset(self) -> QuerySet[Any]:
        """The keys of all entries, the newest first; Wagtail fetches those of a page."""
        self.log_models = list(registry.get_log_entry_models())
        first, *others = (
            self.filter_queryset(
                model.objects.values("pk", "timestamp").annotate(
                    log_model_index=Value(place, output_field=IntegerField())
                )
            ).order_by()
            for place, model in enumerate(self.log_models)
        )
        everything: QuerySet[Any] = first.union(*others, all=True)
        return everything.order_by("-timestamp")
