"""What the history of a subscriber says beside who edited it."""

from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import LogActionRegistry, LogFormatter

PAUSED: Final = "webhooks.paused"
RESUMED: Final = "webhooks.resumed"
SHOWN: Final = "webhooks.secret_shown"
ROTATED: Final = "webhooks.secret_rotated"
TESTED: Final = "webhooks.tested"
AGAIN: Final = "webhooks.sent_again"


class _Saying(LogFormatter):
    """Says what it was, with the words that were kept with it."""

    def format_message(self, log_entry: Any) -> str:
        """The label, and what was said."""
        said = str(log_entry.data.get("said", ""))
        return _("%(what)s: %(said)s") % {"what": self.label, "said": said} if said else self.label


_KEPT: Final = {
    PAUSED: gettext_lazy("Paused"),
    RESUMED: gettext_lazy("Goes on"),
    SHOWN: gettext_lazy("Secret shown"),
    ROTATED: gettext_lazy("New secret made"),
    TESTED: gettext_lazy("Test message sent"),
    AGAIN: gettext_lazy("Sent again what was given up"),
}


def register(actions: LogActionRegistry) -> None:
    """Tell Wagtail how each is called."""
    for action, label in _KEPT.items():
        actions.register_action(action)(type("Formatter", (_Saying,), {"label": label}))
