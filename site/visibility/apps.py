"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VisibilityConfig(AppConfig):
    """See the package's docstring."""

    name = "visibility"
    verbose_name = _("Visibility")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Have the gate ask the rules; say who decides, answers, and sees to obligations."""
        from duties import registry
        from people import roles
        from visibility.models import (
            Answer,
            AuditRun,
            Obligation,
            PublicationException,
            Question,
            Threshold,
        )
        from visibility.obligations import daily, signal_handlers
        from visibility.writing import gate

        gate.register()
        signal_handlers.connect()
        registry.register("visibility-obligations", daily.EVERY, daily.duty)
        for role in roles.ROLES:
            roles.grant(role, dict.fromkeys((AuditRun, Question), roles.SEEN))
        decided = (Threshold, PublicationException, Answer)
        for role in (roles.ADMINISTRATOR, roles.COMMUNICATIONS):
            roles.grant(role, dict.fromkeys(decided, roles.BEGUN))
            roles.grant(role, {Obligation: roles.DECIDED})
        for role in (roles.EDITOR, roles.AUDITOR):
            roles.grant(role, dict.fromkeys((*decided, Obligation), roles.SEEN))
