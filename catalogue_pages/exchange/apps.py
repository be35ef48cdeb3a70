"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Import and export."""

    name = "catalogue_pages.exchange"
    verbose_name = _("Import and export")
    default_auto_field = "django.db.models.BigAutoField"
