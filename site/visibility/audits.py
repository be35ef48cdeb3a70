"""What earlier audits came to, so that people see whether it gets better."""

from collections.abc import Mapping
from typing import Any, ClassVar, Final

from django.conf import settings
from django.db import models
from django.template.loader import render_to_string
from django.utils.formats import date_format
from django.utils.safestring import SafeString
from django.utils.timezone import localtime
from django.utils.translation import get_language
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
        """The findings as a table for the admin, in the reader's language.

        Those that were kept in one language are shown as they were said.
        """
        language = get_language() or settings.LANGUAGE_CODE
        known = []
        for one in self.findings:
            words = one.get("said", {}).get(language, {})
            known.append({**one, **words, "rule": RULES.get(one["rule"], one["rule"])})
        return render_to_string("visibility/findings.html", {"findings": known})


def keep(data: Mapping[str, dict[str, Any]]) -> AuditRun:
    """Keep an audit, given by language, as `audit.report.in_every_language` writes it."""
    first = next(iter(data.values()))
    findings = [
        {
            "rule": one["rule"],
            "outcome": one["outcome"],
            "number": len(one["views"]),
            "said": {
                language: _words(audit["findings"][place]) for language, audit in data.items()
            },
        }
        for place, one in enumerate(first["findings"])
    ]
    return AuditRun.objects.create(
        views=first["views"],
        passed=first["passed"],
        failed_must=first["failed_must"],
        failed_others=first["failed"] - first["failed_must"],
        incomplete=first["incomplete"],
        findings=findings,
    )


def _words(finding: dict[str, Any]) -> dict[str, Any]:
    words = {name: finding[name] for name in ("measured", "due")}
    return {**words, "views": finding["views"][:MOST_VIEWS]}
