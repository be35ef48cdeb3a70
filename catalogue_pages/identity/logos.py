"""The library of logos: whose each is, where it may be shown, and its drawings."""

from datetime import date
from typing import Any, ClassVar, Final

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import RevisionMixin

from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.identity.arrangement import CLEAR_SPACE, Kind
from catalogue_pages.identity.drawings import emblem
from catalogue_pages.identity.drawings.fields import DrawingField
from catalogue_pages.identity.drawings.vector import Drawing, checksum_of, read

KINDS: Final = {
    Kind.EMBLEM: _("emblem of the European Union"),
    Kind.FUND: _("fund"),
    Kind.PLAN: _("national development plan"),
    Kind.MINISTRY: _("ministry or agency"),
    Kind.PARTNER: _("partner"),
}
_LANGUAGE_NAMES: Final = {"lv": _("Latvian"), "en": _("English")}


class Logo(RevisionMixin, ClusterableModel):
    """A logo, whether its drawings are to be had or not.

    One without drawings is an empty place: editors see it by its name, visitors do not.
    """

    name = models.CharField(
        _("name"),
        max_length=120,
        help_text=_("What it says to those who do not see it, for example “NAP2027”."),
    )
    kind = models.CharField(
        _("kind"),
        max_length=10,
        choices=[(kind.value, label) for kind, label in KINDS.items()],
        help_text=_("Decides its place: the emblem first, then the plan, ministries, partners."),
    )
    holder = models.CharField(_("whose it is"), max_length=200, blank=True)
    licence = models.CharField(
        _("licence"),
        max_length=200,
        blank=True,
        help_text=_("Under what terms it may be shown and handed on, also to bodies of the EU."),
    )
    permission = models.CharField(
        _("where the permission comes from"),
        max_length=300,
        blank=True,
        help_text=_("The agreement, letter or page, with its day."),
    )

    objects: ClassVar[models.Manager["Logo"]] = models.Manager()

    class Meta:
        verbose_name = _("logo")
        verbose_name_plural = _("logos")
        ordering: ClassVar = ["kind", "name"]

    def __str__(self) -> str:
        return str(self.name or "")

    def is_there(self) -> bool:
        """Whether a drawing of it may be shown today."""
        valid = LogoFile.valid_on(timezone.localdate())
        return LogoFile.objects.filter(valid, logo=self).exists()


class Variant(models.TextChoices):
    """How a drawing is coloured."""

    COLOUR = "colour", _("in colour")
    DARK = "dark", _("one colour, dark: for a light ground")
    LIGHT = "light", _("one colour, light: for a dark ground")


class LogoFile(models.Model):
    """A drawing of a logo: for one language or all, in one variant."""

    logo = ParentalKey(Logo, on_delete=models.CASCADE, related_name="files")
    language = models.CharField(
        _("language"),
        max_length=2,
        blank=True,
        choices=[("", _("any")), *((code, _LANGUAGE_NAMES[code]) for code in LANGUAGES)],
    )
    variant = models.CharField(
        _("variant"), max_length=10, choices=Variant.choices, default=Variant.COLOUR
    )
    svg = DrawingField(
        _("drawing"),
        help_text=_("SVG with shapes and colours only; letters turned into curves."),
    )
    checksum = models.CharField(_("checksum (SHA-256)"), max_length=64, editable=False)
    clear_space = models.FloatField(
        _("clear space"),
        default=CLEAR_SPACE,
        validators=[MinValueValidator(0.0), MaxValueValidator(2.0)],
        help_text=_("Free of everything on each side, in heights of the logo."),
    )
    least_height = models.FloatField(
        _("least height (mm)"),
        default=10.0,
        validators=[MinValueValidator(1.0), MaxValueValidator(200.0)],
        help_text=_("In print."),
    )
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid to"), null=True, blank=True)

    objects: ClassVar[models.Manager["LogoFile"]] = models.Manager()

    class Meta:
        verbose_name = _("drawing of a logo")
        verbose_name_plural = _("drawings of logos")
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return f"{self.logo} ({self.get_variant_display()})"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save, with the drawing's checksum."""
        self.checksum = checksum_of(self.svg)
        super().save(*args, **kwargs)

    @staticmethod
    def valid_on(day: date) -> Q:
        """Those that may be shown on a day."""
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return begun & (Q(valid_to=None) | Q(valid_to__gte=day))

    @property
    def drawing(self) -> Drawing:
        """The drawing, read. Raises ValidationError when it may not be drawn any more."""
        return read(self.svg.encode())

    def clean(self) -> None:
        """Refuse a time that ends before it begins."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValidationError({"valid_to": _("It ends before it begins.")})


def must_be_the_emblem(svg: str, variant: str) -> None:
    """Raises ValidationError with what was measured and what is due, of an emblem that is none.

    `svg` is a drawing that may be drawn.
    """
    if variant == Variant.LIGHT:
        words = _("On a dark ground the emblem stands in colour, with a white border.")
        raise ValidationError(words, code="emblem")
    said = gettext("%(what)s is %(measured)s, due is %(due)s")
    faults = [
        said % {"what": one.what, "measured": one.measured, "due": one.due}
        for one in emblem.faults(read(svg.encode()))
    ]
    if faults:
        words = _("This is not the emblem as it must be: %(faults)s. Take the official file.")
        raise ValidationError(words, params={"faults": "; ".join(faults)}, code="emblem")
