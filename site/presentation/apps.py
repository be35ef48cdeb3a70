"""The Django app of this room."""

from django.apps import AppConfig


class PresentationConfig(AppConfig):
    """See the package's docstring."""

    name = "presentation"
