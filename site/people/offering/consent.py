"""What the contact person agrees to; each application keeps the words that it was sent with."""

from typing import Final

from django.utils.translation import gettext

VERSION: Final = "2026-11"
"""Changed whenever the text is."""


def text() -> str:
    """The text in the active language."""
    return gettext(
        "I may speak for the organisation. I agree that the catalogue's editors keep my name, "
        "e-mail address and telephone number to decide about this application and to reach us. "
        "They are deleted a year after the decision, or after 14 days when I do not confirm it."
    )
