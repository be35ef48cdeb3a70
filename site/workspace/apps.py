"""The Django app of this room."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """See the package's docstring."""

    name = "workspace"
