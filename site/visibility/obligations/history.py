"""What the history of an obligation says beside who edited it."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

DONE: Final = "visibility.obligation_done"
REOPENED: Final = "visibility.obligation_reopened"
WAIVED: Final = "visibility.obligation_waived"
ADDED: Final = "visibility.evidence_added"
REMOVED: Final = "visibility.evidence_removed"


class _Named(LogFormatter):
    """Says what it was, with the words that were kept with it."""

    key = ""

    def format_message(self, log_entry: Any) -> str:
        """The label, and what was said."""
        said = str(log_entry.data.get(self.key, ""))
        return _("%(what)s: %(said)s") % {"what": self.label, "said": said} if said else self.label


_KEPT: Final = {
    DONE: (gettext_lazy("Marked as done"), "done_on"),
    REOPENED: (gettext_lazy("Opened again"), "reason"),
    WAIVED: (gettext_lazy("Marked as not needed"), "reason"),
    ADDED: (gettext_lazy("Evidence added"), "file"),
    REMOVED: (gettext_lazy("Evidence removed"), "file"),
}


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail how each is called."""
    for action, (label, key) in _KEPT.items():
        formatter = type("Formatter", (_Named,), {"label": label, "key": key})
        actions.register_action(action)(formatter)
