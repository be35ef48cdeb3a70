"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProvidersConfig(AppConfig):
    """Providers and their branches."""

    name = "catalogue_pages.providers"
    verbose_name = _("Providers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the gate's rules."""
        from catalogue_pages.providers import rules

        rules.register()
