"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ActivitiesConfig(AppConfig):
    """Activities."""

    name = "catalogue_pages.activities"
    verbose_name = _("Activities")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal handlers and register the gate's rules."""
        from catalogue_pages.activities import rules, signal_handlers

        signal_handlers.connect()
        rules.register()
