"""Funding operations: what pays for an activity, and what must be said about it."""

from decimal import Decimal
from typing import ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from catalogue_pages.changes.journal import Journalled
from catalogue_pages.identity.amounts import Amounts, faults
from catalogue_pages.identity.ensembles import Ensemble, EnsembleLogo
from catalogue_pages.identity.logos import Logo, LogoFile
from catalogue_pages.media.models import Picture

__all__ = ["Ensemble", "EnsembleLogo", "FundingOperation", "Logo", "LogoFile"]


class FundingOperation(Journalled):
    """An operation co-funded by the Union; the statement shown follows from its rate."""

    number = models.CharField(_("number"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=250)
    beneficiary = models.CharField(_("beneficiary"), max_length=250, blank=True)
    fund = models.CharField(_("fund"), max_length=20, default="ESF+")
    rate = models.DecimalField(
        _("share of the Union (%)"),
        max_digits=5,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), MaxValueValidator(Decimal(100))],
    )
    total = models.DecimalField(
        _("total cost (EUR)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal("0.01"))],
    )
    union_amount = models.DecimalField(
        _("paid by the Union (EUR)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    state_amount = models.DecimalField(
        _("paid from the state budget (EUR)"),
        max_digits=14,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0))],
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    specific_objective = models.CharField(
        _("specific objective"),
        max_length=250,
        blank=True,
        help_text=_("Of the programme, with its number; the list of operations names it."),
    )
    location = models.CharField(
        _("location"),
        max_length=250,
        blank=True,
        help_text=_("Where it is carried out, for the list of operations: place and country."),
    )
    intervention = models.CharField(
        _("type of intervention"),
        max_length=250,
        blank=True,
        help_text=_("Its code and name under Regulation (EU) 2021/1060, Annex I."),
    )
    logo = models.ForeignKey(
        Picture,
        verbose_name=_("logo"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    objects: ClassVar[models.Manager["FundingOperation"]] = models.Manager()

    class Meta:
        verbose_name = _("funding operation")
        verbose_name_plural = _("funding operations")
        ordering: ClassVar = ["number"]

    def __str__(self) -> str:
        return f"{self.number} {self.name or ''}".strip()

    @property
    def amounts(self) -> Amounts | None:
        """What the operation costs and who pays how much; None until all of it is known."""
        if self.total is None or self.union_amount is None or self.state_amount is None:
            return None
        return Amounts(self.total, self.union_amount, self.state_amount)

    def clean(self) -> None:
        """Raise ValidationError where the parts do not fit the total or the Union's share."""
        super().clean()
        parts = (self.total, self.union_amount, self.state_amount)
        if found := faults(*parts, rate=self.rate):
            raise ValidationError(found)
