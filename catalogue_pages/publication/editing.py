"""Who may edit a page: whom Wagtail lets, and whom higher rooms know of."""

from collections.abc import Callable
from typing import Any, Final

from wagtail.models import Page

Rule = Callable[[Any, Page], bool]
"""Whether a person who has signed in writes this page, in a way that Wagtail knows nothing of."""

_rules: Final[list[Rule]] = []


def register(rule: Rule) -> None:
    """Ask `rule`, too, from now on."""
    if rule not in _rules:
        _rules.append(rule)


def may_edit(person: Any, page: Page) -> bool:
    """Whether somebody, perhaps not signed in or with an account that was closed, may edit it."""
    if not (person.is_authenticated and person.is_active):
        return False
    if page.permissions_for_user(person).can_edit():
        return True
    return any(rule(person, page) for rule in _rules)
