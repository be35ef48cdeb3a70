"""The Django app of this room."""

from django.apps import AppConfig


class PresentationConfig(AppConfig):
    """See the package's docstring."""

    name = "presentation"

    def ready(self) -> None:
        """Register how drafts are previewed."""
        from presentation import previews

        previews.register()
