"""The Django app of this room."""

from django.apps import AppConfig


class EmbeddingConfig(AppConfig):
    """See the package's docstring."""

    name = "embedding"
