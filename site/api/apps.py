"""The Django app of this room."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """See the package's docstring."""

    name = "api"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register how drafts are previewed elsewhere, and that they are forgotten."""
        from api.preview import keeping, modes
        from duties import registry

        modes.register()
        registry.register("clear-previews", keeping.EVERY, keeping.clear)
