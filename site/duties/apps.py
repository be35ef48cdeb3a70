"""The Django app of this room."""

from django.apps import AppConfig


class DutiesConfig(AppConfig):
    """See the package's docstring."""

    name = "duties"
    default_auto_field = "django.db.models.BigAutoField"
