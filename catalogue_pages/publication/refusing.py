"""How a refusal of the gate is said to an editor."""

from collections.abc import Iterable

from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from wagtail.models import Page


class RefusedError(Exception):
    """Raised when something is not done with a page, for a reason that a person can act on.

    `message` is that reason, `page` the page's number; in the admin both become a message.
    """

    def __init__(self, message: str | Promise, page: int) -> None:
        self.message = message
        self.page = page
        super().__init__(str(message))


def in_words(instance: Model, reasons: Iterable[str | Promise]) -> str:
    """One sentence that names the page, and why it cannot be published."""
    name = instance.get_admin_display_title() if isinstance(instance, Page) else str(instance)
    return _("“%(page)s” cannot be published: %(reason)s") % {
        "page": name,
        "reason": " ".join(dict.fromkeys(map(str, reasons))),
    }
