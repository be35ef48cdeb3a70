"""The gate: what must hold before a page becomes public.

Rooms register rules for their page types; the gate knows none of them by name. Whatever way a page
becomes public, the same rules are asked: by the edit form (which shows a refusal at its field), by
bulk actions, by scheduling, and by saving as the last guard.

Who asks for moderation must say more than who publishes: rules for submission are asked besides.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why something may not become public: the field at fault (or empty), and what to do.

    What is `unseen` is kept from visitors anyhow: it stops new words, since somebody is at the form
    who can mend it, and not what was public before.
    """

    field: str
    message: str | Promise
    unseen: bool = False


Rule = Callable[[Any], Iterable[Refusal]]

_rules: dict[type[Model], list[Rule]] = defaultdict(list)
_submission_rules: dict[type[Model], list[Rule]] = defaultdict(list)
_unseen_passes: Final = ContextVar("_unseen_passes", default=False)


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


def register_for_submission(model: type[Model], rule: Rule) -> None:
    """Ask `rule` too, from now on, when somebody submits an instance of `model` to moderation."""
    if rule not in _submission_rules[model]:
        _submission_rules[model].append(rule)


def refusals(instance: Model) -> list[Refusal]:
    """Everything that keeps `instance` from the public; empty when nothing does."""
    return list(_asked(_rules, instance))


def submission_refusals(instance: Model) -> list[Refusal]:
    """Everything that keeps `instance` from moderation: what the public asks, and more."""
    found = [*refusals(instance), *_asked(_submission_rules, instance)]
    return list({(one.field, str(one.message)): one for one in found}.values())


def _asked(rules: dict[type[Model], list[Rule]], instance: Model) -> Iterator[Refusal]:
    for model, several in rules.items():
        if isinstance(instance, model):
            for rule in several:
                yield from rule(instance)


def require(instance: Model, *, as_it_was: bool = False) -> None:
    """Raise PublicationError, naming every field at fault, unless the gate lets it through.

    `as_it_was` is for what stays or comes back without a new word: what is unseen is passed over.
    """
    passes = as_it_was or _unseen_passes.get()
    found = [one for one in refusals(instance) if not (passes and one.unseen)]
    if found:
        raise PublicationError(instance, found)


@contextmanager
def passing_unseen() -> Iterator[None]:
    """Let through, while this lasts, what visitors do not see anyhow.

    For publishing a change of other fields of what is public: the guard in `save`, which cannot be
    told what changed, then asks as `require(page, as_it_was=True)` does.
    """
    before = _unseen_passes.set(True)
    try:
        yield
    finally:
        _unseen_passes.reset(before)
