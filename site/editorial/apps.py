"""The Django app of this room."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _
from wagtail.admin.apps import WagtailAdminAppConfig


class EditorialConfig(AppConfig):
    """See the package's docstring."""

    default = True
    name = "editorial"
    verbose_name = _("Editing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Connect signal handlers and duties; say who sees reports and keeps the reasons."""
        from editorial import documents, pictures
        from editorial.audit import recording
        from editorial.freshness import signal_handlers as freshness
        from editorial.models import ReturnReason
        from editorial.moderation import signal_handlers as moderation
        from editorial.reports import access
        from people import roles

        for role in (roles.ADMINISTRATOR, roles.EDITOR):
            roles.grant(role, {ReturnReason: roles.ALL})
        roles.grant(roles.AUDITOR, {ReturnReason: roles.SEEN})
        moderation.connect()
        freshness.connect()
        recording.connect()
        access.grant_to_roles()
        pictures.connect()
        documents.connect()
        _register_duties()


def _register_duties() -> None:
    from catalogue_pages.exchange.runs.running import run_waiting
    from catalogue_pages.media import erasing
    from duties import registry
    from editorial import pictures
    from editorial.audit import recording
    from editorial.freshness import reviewing
    from search.unfound import forgetting

    registry.register("review-activities", reviewing.EVERY, reviewing.duty)
    registry.register("forget-unfound-queries", forgetting.EVERY, forgetting.forget)
    registry.register("withhold-pictures", pictures.EVERY, pictures.withhold)
    registry.register("erase-withheld", erasing.EVERY, erasing.duty)
    registry.register(
        "forget-failed-sign-ins", recording.FORGETTING_EVERY, recording.forget_failures
    )
    registry.register("import-files", 2.0, run_waiting)


class QuietAdminConfig(WagtailAdminAppConfig):
    """Wagtail's admin without its own letters, which it sends as text within the transaction."""

    default = False

    def ready(self) -> None:
        """Make the admin ready, and stop what listens in order to send e-mail."""
        super().ready()
        from wagtail import signals
        from wagtail.models import TaskState, WorkflowState

        signals.task_submitted.disconnect(
            sender=TaskState, dispatch_uid="group_approval_task_submitted_email_notification"
        )
        for signal, name in (
            (signals.workflow_submitted, "submitted"),
            (signals.workflow_rejected, "rejected"),
            (signals.workflow_approved, "approved"),
        ):
            uid = f"workflow_state_{name}_email_notification"
            signal.disconnect(sender=WorkflowState, dispatch_uid=uid)
