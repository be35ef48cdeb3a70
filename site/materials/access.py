"""Who may have materials of what is not public: those who may edit it, and nobody else."""

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
    """Whether somebody, perhaps not signed in, may edit a page."""
    if not person.is_authenticated:
        return False
    if page.permissions_for_user(person).can_edit():
        return True
    return any(rule(person, page) for rule in _rules)
