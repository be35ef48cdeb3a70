"""This room's places in Wagtail's admin, each made where it belongs."""

from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

from catalogue_pages.reports.kept import KeptPolicy
from catalogue_pages.reports.placement import place
from visibility.exceptions_report import ExceptionsReportView
from visibility.models import (
    Answer,
    AuditRun,
    Obligation,
    PublicationException,
    Question,
    Threshold,
)
from visibility.obligations import hooks as obligations
from visibility.projects import hooks as projects
from visibility.questions import hooks as questions
from visibility.viewsets import VisibilityGroup
from visibility.writing import hooks as writing

__all__ = ["obligations", "projects", "questions", "writing"]

for _model in (Answer, AuditRun, Obligation, PublicationException, Question, Threshold):
    register_permission_policy(_model, KeptPolicy(_model))
register_snippet(VisibilityGroup)
place(ExceptionsReportView, order=807)
