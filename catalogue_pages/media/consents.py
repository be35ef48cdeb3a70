"""Consents of people who can be recognised in a picture."""

from datetime import date, datetime
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.media.storage import PrivateStorage

LONGEST_YEARS: Final = 5
"""Pupils grow up and schools change: nobody agrees for ever."""


class Scope(models.TextChoices):
    """What was agreed to."""

    CATALOGUE = "catalogue", _("This catalogue and what is made of it")
    MATERIALS = "materials", _("This catalogue and the programme's other public materials")
    REPORTS = "reports", _("Reports to the funder alone: nothing public")


PUBLIC: Final = (Scope.CATALOGUE, Scope.MATERIALS)
"""The scopes under which this site may show a picture."""


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Questions about consents."""

    def allowing(self, now: datetime) -> "ConsentQuerySet":
        """Those under which this site may show their picture at a moment."""
        today = timezone.localdate(now, timezone.get_default_timezone())
        return self.filter(
            scope__in=PUBLIC, given_on__lte=today, expires_on__gte=today, withdrawn_at=None
        )


class Consent(models.Model):
    """Who agreed that a picture of people is shown, to what, and until when.

    Children are not named here: `given_by` says whose consent it is, `proof` may hold the paper and
    is kept in private storage.
    """

    picture = models.ForeignKey("media.Picture", on_delete=models.CASCADE, related_name="consents")
    scope = models.CharField(_("what was agreed to"), max_length=20, choices=Scope.choices)
    given_by = models.CharField(
        _("who agreed"),
        max_length=200,
        help_text=_("Whose consent it is and who keeps it. Do not name children."),
    )
    note = models.TextField(_("notes"), blank=True)
    given_on = models.DateField(_("given on"))
    expires_on = models.DateField(_("valid until"), help_text=_("The last day."))
    proof = models.FileField(
        _("the paper"),
        upload_to="consents",
        storage=PrivateStorage,
        blank=True,
        help_text=_("PDF or picture. Nobody sees it but those who may edit this picture."),
    )
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, blank=True, editable=False)

    objects: ClassVar[Any] = ConsentQuerySet.as_manager()
    wagtail_reference_index_ignore = True  # a consent is no use of its picture

    class Meta:
        verbose_name = _("consent")
        verbose_name_plural = _("consents")
        ordering: ClassVar = ["given_on", "pk"]

    def __str__(self) -> str:
        return f"{self.given_by}, {self.given_on}–{self.expires_on}"

    def clean(self) -> None:
        """Demand a time that is sensible.

        Raises:
            ValidationError: it begins in the future, ends before it begins, or lasts too long.
        """
        super().clean()
        days: tuple[date | None, date | None] = (self.given_on, self.expires_on)
        if None in days:
            return  # said at the field already
        if self.given_on > timezone.localdate():
            raise ValidationError({"given_on": _("A consent cannot be given in the future.")})
        if self.expires_on < self.given_on:
            raise ValidationError({"expires_on": _("It ends before it was given.")})
        if self.expires_on > _years_after(self.given_on, LONGEST_YEARS):
            message = _("A consent lasts for %(years)s years at most; ask again then.")
            raise ValidationError({"expires_on": message % {"years": LONGEST_YEARS}})


def _years_after(day: date, years: int) -> date:
    try:
        return day.replace(year=day.year + years)
    except ValueError:  # the 29th of February
        return day.replace(year=day.year + years, day=28)
