"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SynonymsConfig(AppConfig):
    """Synonyms that editors keep."""

    name = "search.synonyms"
    verbose_name = _("Synonyms")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal handlers."""
        from search.synonyms import signal_handlers

        signal_handlers.connect()
