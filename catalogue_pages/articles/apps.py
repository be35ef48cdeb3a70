"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    """Content pages and articles."""

    name = "catalogue_pages.articles"
    verbose_name = _("Articles")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the gate's rules and connect the signal handlers."""
        from catalogue_pages.articles import rules, signal_handlers

        rules.register()
        signal_handlers.connect()
