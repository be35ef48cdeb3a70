"""On the admin's front page: how many questions wait, for those who may answer them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from catalogue_pages.reports.attention import Attention, warn
from visibility.questions.standing import waiting
from visibility.questions.views import NextView


def troubles() -> list[str]:
    """How many wait, as a sentence; nothing where none does."""
    count = waiting().count()
    said = ngettext(
        "%(count)s question about the rules of visibility waits for a person.",
        "%(count)s questions about the rules of visibility wait for a person.",
        count,
    )
    return [said % {"count": count}] if count else []


warn(
    Attention(
        view=NextView,
        heading=_("No machine can judge this"),
        report=_("Answer the next question"),
        troubles=troubles,
    )
)
