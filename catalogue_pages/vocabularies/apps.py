"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VocabulariesConfig(AppConfig):
    """The controlled vocabularies."""

    name = "catalogue_pages.vocabularies"
    verbose_name = _("Vocabularies")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect the signal handlers and the protection of what is used."""
        from catalogue_pages.vocabularies import protection, signal_handlers

        signal_handlers.connect()
        protection.connect()
