"""What people decide about rules and answer for, each kept, and what audits came to."""

from visibility.answers import Answer, Question, Sight
from visibility.audits import AuditRun
from visibility.exceptions import PublicationException
from visibility.obligations.models import Evidence, Obligation
from visibility.thresholds import Threshold, rule_choices  # the first migration names both here

__all__ = [
    "Answer",
    "AuditRun",
    "Evidence",
    "Obligation",
    "PublicationException",
    "Question",
    "Sight",
    "Threshold",
    "rule_choices",
]
