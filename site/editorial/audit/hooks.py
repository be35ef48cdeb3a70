"""The audit log's place in Wagtail's admin, and the words of what is recorded here."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from catalogue_pages.reports.placement import place
from editorial.audit.recording import FAILED, GRANTED, NOBODY, SIGNED_IN, SIGNED_OUT, WITHDRAWN
from editorial.audit.report import AuditLogView

place(AuditLogView, order=880)


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What the log says of people."""
    actions.register_action(SIGNED_IN, gettext_lazy("Sign in"), gettext_lazy("Signed in"))
    actions.register_action(SIGNED_OUT, gettext_lazy("Sign out"), gettext_lazy("Signed out"))

    @actions.register_action(FAILED)
    class FailedFormatter(LogFormatter):
        label = gettext_lazy("Failed sign-in")

        def format_message(self, log_entry: Any) -> str:
            if log_entry.object_id == NOBODY:
                return _("Sign-in failed: nobody has this name")
            if log_entry.data.get("step") == "code":
                return _("Sign-in failed: the code was wrong")
            return _("Sign-in failed: the password was wrong, or the account is closed")

    @actions.register_action(GRANTED)
    class GrantedFormatter(LogFormatter):
        label = gettext_lazy("Grant")

        def format_message(self, log_entry: Any) -> str:
            return _("Given: %(what)s") % {"what": _listed(log_entry)}

    @actions.register_action(WITHDRAWN)
    class WithdrawnFormatter(LogFormatter):
        label = gettext_lazy("Withdraw")

        def format_message(self, log_entry: Any) -> str:
            return _("Taken away: %(what)s") % {"what": _listed(log_entry)}


def _listed(log_entry: Any) -> str:
    return ", ".join(map(str, log_entry.data.get("what", [])))
