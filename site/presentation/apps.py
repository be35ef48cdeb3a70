"""The Django app of this room."""

from django.apps import AppConfig


class PresentationConfig(AppConfig):
    """See the package's docstring."""

    name = "presentation"

    def ready(self) -> None:
        """Register how drafts are previewed, and what is checked of the settings."""
        from django.core import checks

        from presentation import front_end, previews

        previews.register()
        checks.register(front_end.check)
