"""The Django app of the search."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """Commands, checks and template tags of the search."""

    name = "search"

    def ready(self) -> None:
        """Register the system checks."""
        from search.indexing import checks

        checks.connect()
