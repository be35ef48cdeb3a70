"""The Django app of this room."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    """Template tags that show what a query finds."""

    name = "search.quality"
