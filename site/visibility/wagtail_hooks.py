"""This room's places in Wagtail's admin, each made where it belongs."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from catalogue_pages.reports.placement import place
from visibility.exceptions_report import ExceptionsReportView
from visibility.models import AuditRun, Obligation, PublicationException, Threshold
from visibility.obligations import hooks as obligations
from visibility.projects import hooks as projects
from visibility.viewsets import KeptPolicy, VisibilityGroup
from visibility.writing import hooks as writing

__all__ = ["obligations", "projects", "writing"]

for _model in (AuditRun, Obligation, PublicationException, Threshold):
    register_permission_policy(_model, KeptPolicy(_model))
register_snippet(VisibilityGroup)
place(ExceptionsReportView, order=807)
