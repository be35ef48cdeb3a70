"""Exceptions: a page that may be published although something on it breaks a rule."""

from datetime import date
from typing import Any, ClassVar, Final

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.log_actions import log
from wagtail.models import Page

from visibility.rules.registry import RULES
from visibility.rules.rule import Medium, Severity

GRANTED: Final = "visibility.exception"
"""What a page's history calls it."""


def blocking_rules() -> list[tuple[str, str]]:
    """The rules that keep a page from the public, by id, with their titles."""
    return [
        (rule.id, f"{rule.id} · {rule.title}")
        for rule in RULES.values()
        if Medium.WORDS in rule.applies_to and rule.severity is Severity.MUST
    ]


class PublicationException(models.Model):
    """Leave to publish a page in spite of a rule. The newest for both is in force until its end."""

    page = models.ForeignKey(
        Page, verbose_name=_("page"), on_delete=models.CASCADE, related_name="+"
    )
    rule = models.CharField(_("rule"), max_length=20, choices=blocking_rules)
    reason = models.TextField(
        _("reason"),
        max_length=1000,
        help_text=_("Why the words must stay as they are, and who agreed to it."),
    )
    ends_on = models.DateField(
        _("last day"),
        help_text=_("After this day the rule keeps the page from being published again."),
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("granted by"),
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    granted_at = models.DateTimeField(_("granted at"), auto_now_add=True)

    objects: ClassVar[models.Manager["PublicationException"]] = models.Manager()

    class Meta:
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")
        default_permissions = ("add", "view")
        ordering: ClassVar = ["-granted_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.page}: {self.rule}"

    def clean(self) -> None:
        """Raise ValidationError for an exception that has ended before it begins."""
        if self.ends_on is not None and self.ends_on < timezone.localdate():
            raise ValidationError({"ends_on": _("Choose today or a later day.")})

    def grant(self, person: Any) -> None:
        """Save under the person's name, and write it into the page's history."""
        self.granted_by = person
        self.save()
        said = {"rule": self.rule, "reason": self.reason, "ends_on": self.ends_on.isoformat()}
        log(self.page, GRANTED, user=person, data=said)


def excepted_rules(page: Page, day: date) -> set[str]:
    """The rules that an exception lifts for a page on a day (one query)."""
    newest: dict[str, date] = {}
    found = PublicationException.objects.filter(page_id=page.pk).order_by("granted_at", "pk")
    newest.update(found.values_list("rule", "ends_on"))
    return {rule for rule, ends_on in newest.items() if day <= ends_on}
