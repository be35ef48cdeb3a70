"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisibilityConfig(AppConfig):
    """See the package's docstring."""

    name = "visibility"
    verbose_name = _("Visibility")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Say who may change thresholds, and who may see them."""
        from people import roles
        from visibility.models import Threshold

        for role in (roles.ADMINISTRATOR, roles.COMMUNICATIONS):
            roles.grant(role, {Threshold: roles.BEGUN})
        for role in (roles.EDITOR, roles.AUDITOR):
            roles.grant(role, {Threshold: roles.SEEN})
