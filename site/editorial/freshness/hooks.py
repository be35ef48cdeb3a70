"""Reviews in Wagtail's admin: the words of its history."""

from typing import Any

from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.log_actions import LogActionRegistry, LogFormatter

from editorial.freshness.verifying import HIDDEN, SHOWN_AGAIN, VERIFIED


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """What history says of a review."""
    actions.register_action(HIDDEN, gettext_lazy("Hide"), gettext_lazy("Hidden: not confirmed"))
    actions.register_action(
        SHOWN_AGAIN, gettext_lazy("Show again"), gettext_lazy("Shown again as it was")
    )

    @actions.register_action(VERIFIED)
    class VerifiedFormatter(LogFormatter):
        label = gettext_lazy("Still true")

        def format_message(self, log_entry: Any) -> str:
            due = parse_date(str(log_entry.data.get("review_due", "")))
            if due is None:
                return _("Confirmed as still true")
            return _("Confirmed as still true; next review by %(day)s") % {"day": date_format(due)}
