"""What earlier audits came to, so that people see whether it gets better."""

from typing import Any, ClassVar, Final

from django.db import models
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from visibility.rules.registry import RULES

MOST_VIEWS: Final = 20
"""Views named with a finding; their number is kept besides."""


class AuditRun(models.Model):
    """One audit of the running site: its counts, and what did not pass."""

    ended_at = models.DateTimeField(_("ended at"), auto_now_add=True)
    views = models.PositiveIntegerField(_("views"))
    passed = models.PositiveIntegerField(_("checks passed"))
    failed_must = models.PositiveIntegerField(_("failed of rules that must hold"))
    failed_others = models.PositiveIntegerField(_("failed of other rules"))
    incomplete = models.PositiveIntegerField(_("checks incomplete"))
    findings = models.JSONField(_("findings"), default=list)

    objects: ClassVar[models.Manager["AuditRun"]] = models.Manager()

    class Meta:
        verbose_name = _("audit")
        verbose_name_plural = _("audits")
        default_permissions = ("view",)
        ordering: ClassVar = ["-ended_at", "-pk"]

    def __str__(self) -> str:
        return date_format(localtime(self.ended_at), "DATETIME_FORMAT")

    def get_findings_display(self) -> SafeString:
        """The findings as a table for the admin."""
        known = [{**one, "rule": RULES.get(one["rule"], one["rule"])} for one in self.findings]
        return render_to_string("visibility/findings.html", {"findings": known})


def keep(data: dict[str, Any]) -> AuditRun:
    """Keep an audit, given as `audit.report.as_data` writes it, as JSON holds it."""
    findings = [
        {
            "rule": one["rule"],
            "outcome": one["outcome"],
            "measured": one["measured"],
            "due": one["due"],
            "views": one["views"][:MOST_VIEWS],
            "number": len(one["views"]),
        }
        for one in data["findings"]
    ]
    return AuditRun.objects.create(
        views=data["views"],
        passed=data["passed"],
        failed_must=data["failed_must"],
        failed_others=data["failed"] - data["failed_must"],
        incomplete=data["incomplete"],
        findings=findings,
    )
