"""Ensembles: which logos stand beside the emblem, by the place where they are shown."""

from typing import ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, PreviewableMixin, RevisionMixin

from catalogue_pages.identity.arrangement import Ground
from catalogue_pages.identity.logos import Logo


class Role(models.TextChoices):
    """Where an ensemble is shown."""

    HEADER = "header", _("top of every page")
    FOOTER = "footer", _("foot of every page")
    HERO = "hero", _("page about the project")
    EMAIL = "email", _("e-mail")
    POSTER = "poster", _("poster")
    SHEET = "sheet", _("sheet")
    SLIDE = "slide", _("slide")
    SHARE = "share", _("picture for sharing")


class Ensemble(PreviewableMixin, RevisionMixin, ClusterableModel):
    """What stands at one place. The emblem with its statement always comes first, by itself.

    A place that has none shows the emblem with its statement, and nothing else.
    """

    role = models.CharField(_("place"), max_length=10, choices=Role.choices, unique=True)
    ground = models.CharField(
        _("ground"),
        max_length=10,
        choices=[
            (Ground.WHITE.value, _("white")),
            (Ground.COLOUR.value, _("coloured")),
            (Ground.DARK.value, _("dark")),
        ],
        default=Ground.WHITE.value,
        help_text=_("White is preferred; on another ground the emblem has a white border."),
    )

    objects: ClassVar[models.Manager["Ensemble"]] = models.Manager()

    class Meta:
        verbose_name = _("ensemble of logos")
        verbose_name_plural = _("ensembles of logos")
        ordering: ClassVar = ["role"]

    def __str__(self) -> str:
        return str(self.get_role_display())

    def get_preview_template(self, _request: HttpRequest, _mode_name: str) -> str:
        """The template that shows it on light and dark, with the places that are empty."""
        return "funding/preview.html"


class EnsembleLogo(Orderable):
    """A logo in an ensemble, in its order among those of its kind."""

    ensemble = ParentalKey(Ensemble, on_delete=models.CASCADE, related_name="logos")
    logo = models.ForeignKey(
        Logo, on_delete=models.PROTECT, related_name="+", verbose_name=_("logo")
    )

    class Meta(Orderable.Meta):
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ensemble", "logo"], name="a_logo_once_in_an_ensemble")
        ]
