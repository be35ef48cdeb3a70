"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class IdentityConfig(AppConfig):
    """Funding operations and their marks."""

    name = "catalogue_pages.identity"
    verbose_name = _("Visual identity")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal handlers."""
        from catalogue_pages.identity import signal_handlers

        signal_handlers.connect()
