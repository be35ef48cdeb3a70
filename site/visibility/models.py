"""What people decide about rules, each decision kept, and what audits came to."""

from typing import ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from visibility.answers import Answer, Question, Sight
from visibility.audits import AuditRun
from visibility.exceptions import PublicationException
from visibility.rules.registry import RULES
from visibility.rules.wording import figure

__all__ = ["Answer", "AuditRun", "PublicationException", "Question", "Sight", "Threshold"]


def rule_choices() -> list[tuple[str, str]]:
    """The rules that have a threshold, by id, with their unit."""
    return [
        (rule.id, f"{rule.id} · {rule.title} ({rule.limit.unit})")
        for rule in RULES.values()
        if rule.limit
    ]


class Threshold(models.Model):
    """A threshold in place of a rule's own. The newest of a rule is in force; none is rewritten."""

    rule = models.CharField(_("rule"), max_length=20, choices=rule_choices)
    value = models.FloatField(
        _("threshold"),
        validators=[MinValueValidator(0)],
        help_text=_("In the unit of the rule. How strict a rule is cannot be changed here."),
    )
    reason = models.TextField(
        _("reason"),
        max_length=1000,
        help_text=_("Why the threshold changes, with the source: a letter, new guidelines."),
    )
    set_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("set by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    set_at = models.DateTimeField(_("set at"), auto_now_add=True)

    objects: ClassVar[models.Manager["Threshold"]] = models.Manager()

    class Meta:
        verbose_name = _("threshold")
        verbose_name_plural = _("thresholds")
        default_permissions = ("add", "view")
        ordering: ClassVar = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.rule}: {figure(self.value)}"

    def clean(self) -> None:
        """Raise ValidationError for a rule without a threshold."""
        rule = RULES.get(self.rule)
        if rule is None or rule.limit is None:
            raise ValidationError({"rule": _("This rule has no threshold.")})
