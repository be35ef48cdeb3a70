"""The Django app of this room."""

from django.apps import AppConfig


class SyndicationConfig(AppConfig):
    """See the package's docstring."""

    name = "syndication"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Keep what calendars are told."""
        from duties import registry
        from syndication.calendars import keeping

        keeping.connect()
        registry.register("calendar-entries", keeping.EVERY, keeping.keep_all)
