"""What the audit says of one rule at one place."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from visibility.audit.measures import Box
from visibility.rules.rule import Limit, Medium

Limits = Mapping[str, Limit]
"""The limit in force of each rule that has one, by the rule's id."""


class Seen(Protocol):
    """What was looked at: a view of a page, a file, a letter."""

    def said(self) -> str:
        """It in a line, in the language that is active."""


class Outcome(StrEnum):
    """What a check came to; incomplete where something needed for it is missing."""

    PASSED = "passed"
    FAILED = "failed"
    INCOMPLETE = "incomplete"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule's check at one place: what was measured, what is due, and where (None: the page).

    The words may be lazy: they are said in the language that is active when they are read.
    """

    rule: str
    outcome: Outcome
    measured: str
    due: str
    box: Box | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """What judging goes by besides measures: the limits, the view's medium and language."""

    limits: Limits
    medium: Medium
    language: str
    own_cookies: frozenset[str] = frozenset()


def verdict(
    rule: str, measured: str, due: str, box: Box | None = None, *, passed: bool | None
) -> Verdict:
    """A verdict; `passed` is None where it cannot be said."""
    outcome = Outcome.INCOMPLETE
    if passed is not None:
        outcome = Outcome.PASSED if passed else Outcome.FAILED
    return Verdict(rule, outcome, measured, due, box)
