"""The gate: what must hold before a page becomes public.

Rooms register rules for their page types; the gate knows none of them by name. Whatever way a page
becomes public, the same rules are asked: by the edit form (which shows a refusal at its field), by
bulk actions, and by saving as the last guard.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not become public: the field at fault (or empty), and what to do."""

    field: str
    message: str | Promise


Rule = Callable[[Any], Iterable[Refusal]]

_rules: dict[type[Model], list[Rule]] = defaultdict(list)


class PublicationError(ValidationError):
    """Raised by saving a live page that the gate does not let through; `instance` is that page."""

    def __init__(self, instance: Model, found: Iterable[Refusal]) -> None:
        self.instance = instance
        self.refusals = list(found)
        messages: dict[str, list[Any]] = defaultdict(list)
        for refusal in self.refusals:
            messages[refusal.field or "__all__"].append(refusal.message)
        super().__init__(dict(messages))


def register(model: type[Model], rule: Rule) -> None:
    """Ask `rule` about every instance of `model` and of its subclasses from now on."""
    if rule not in _rules[model]:
        _rules[model].append(rule)


def refusals(instance: Model) -> list[Refusal]:
    """Everything that keeps `instance` from the public; empty when nothing does."""
    return [
        refusal
        for model, rules in _rules.items()
        if isinstance(instance, model)
        for rule in rules
        for refusal in rule(instance)
    ]


def require(instance: Model) -> None:
    """Raise PublicationError, naming every field at fault, unless the gate lets it through."""
    found = refusals(instance)
    if found:
        raise PublicationError(instance, found)
