"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MediaConfig(AppConfig):
    """Pictures, documents and videos."""

    name = "catalogue_pages.media"
    verbose_name = _("Pictures and documents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the gate's rules, connect the signal handlers, count references once."""
        from catalogue_pages.bilingual import references
        from catalogue_pages.media import rules, signal_handlers

        references.count_once()
        signal_handlers.connect()
        rules.register()
