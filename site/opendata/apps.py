"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenDataConfig(AppConfig):
    """Versions of the whole catalogue as files."""

    name = "opendata"
    verbose_name = _("Open data")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have new versions made in the background."""
        from duties import registry
        from opendata import daily

        registry.register("open-data", daily.EVERY, daily.duty)
