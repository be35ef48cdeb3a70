"""The catalogue's root page and its branches, a provider each."""

from typing import ClassVar

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.fields import RichTextField

from catalogue_pages.media.models import Picture
from catalogue_pages.providers import panels
from catalogue_pages.publication.identified import IdentifiedPage
from catalogue_pages.publication.pages import PublicPage
from catalogue_pages.vocabularies.models import Municipality, ProviderType


class CataloguePage(PublicPage):
    """The page below which every provider stands; the listing is shown at its address."""

    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link"])

    max_count = 1
    subpage_types: ClassVar = ["providers.ProviderPage"]
    content_panels = panels.CATALOGUE
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("catalogue")
        verbose_name_plural = _("catalogues")


class ProviderPage(IdentifiedPage):
    """An organisation that offers activities, and the branch that they stand in."""

    registration_number = models.CharField(
        _("registration number"),
        max_length=11,
        blank=True,
        validators=[
            RegexValidator(r"^\d{11}$", _("Eleven digits, as in the Register of Enterprises."))
        ],
    )
    provider_type = models.ForeignKey(
        ProviderType, on_delete=models.PROTECT, related_name="+", verbose_name=_("type of provider")
    )
    municipality = models.ForeignKey(
        Municipality,
        on_delete=models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("seat"),
        help_text=_("Where the office is; it does not decide where activities are found."),
    )
    summary = models.CharField(_("summary"), max_length=250, blank=True)
    description = RichTextField(_("description"), blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    phone = models.CharField(_("telephone"), max_length=30, blank=True)
    website = models.URLField(_("website"), blank=True)
    address = models.CharField(
        _("address"),
        max_length=250,
        blank=True,
        help_text=_("Street and number, town, postal code of your office."),
    )
    logo = models.ForeignKey(
        Picture,
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=_("logo"),
    )
    demonstration = models.BooleanField(_("demonstration entry"), default=False)

    parent_page_types: ClassVar = [CataloguePage]
    content_panels = panels.PROVIDER
    promote_panels = panels.PROMOTE

    class Meta:
        verbose_name = _("provider")
        verbose_name_plural = _("providers")
