"""The public accessibility statement, and what it lacks of what it must say."""

from typing import Any, Final

from django.utils.functional import Promise
from django.utils.text import capfirst

from catalogue_pages.articles.models import AccessibilityPage, Conformance
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.publication.closed import open_pages

_WRITTEN: Final = ("institution", "method", "alternatives", "feedback", "enforcement")
"""What is said in words; Latvian is due."""
_GIVEN: Final = ("websites", "status", "first_reviewed_on", "reviewed_on")


def public_statement() -> Any:
    """The accessibility statement that everybody may read; None where there is none."""
    return open_pages(AccessibilityPage.objects.all()).order_by("path").first()


def lacking(page: AccessibilityPage) -> list[str | Promise]:
    """What a statement must say and does not, by the names of its fields.

    What is not accessible need not be said where everything is. A way to write or call is one.
    """
    asked = [f"{name}_lv" for name in _WRITTEN] + list(_GIVEN)
    if page.status != Conformance.FULL:
        asked.append("inaccessible_lv")
    if is_empty(page.email) and is_empty(page.phone):
        asked.append("email")
    return [
        capfirst(page._meta.get_field(name.removesuffix("_lv")).verbose_name)
        for name in asked
        if is_empty(getattr(page, name))
    ]
