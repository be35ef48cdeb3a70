"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ExchangeConfig(AppConfig):
    """Import and export."""

    name = "catalogue_pages.exchange"
    verbose_name = _("Import and export")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep formulas out of Wagtail's own exports."""
        from catalogue_pages.exchange.exports import wagtail_exports

        wagtail_exports.make_harmless()
