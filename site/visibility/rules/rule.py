"""What a rule is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.utils.functional import Promise

from visibility.rules.wording import figure, listed


class Severity(StrEnum):
    """What becomes of a rule that is broken: mended at once, mended, or looked at by a person."""

    MUST = "must"
    SHOULD = "should"
    LOOK = "look"


class Medium(StrEnum):
    """Where a rule applies."""

    SCREEN = "screen"
    PRINT = "print"
    MAIL = "mail"
    PDF = "pdf"
    PICTURE = "picture"
    WORDS = "words"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class Limit:
    """How much is due, in `unit`: at least `value`, or at most."""

    value: float
    unit: str | Promise
    at_least: bool = True

    def holds(self, measured: float) -> bool:
        """Whether a figure keeps within the limit."""
        return measured >= self.value if self.at_least else measured <= self.value

    def said(self) -> str:
        """The limit as people write it, such as `≥ 4.5 : 1`."""
        return listed(("≥" if self.at_least else "≤", figure(self.value), self.unit), " ")


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of visibility.

    `check` names what tests it; `limit` is the threshold of the rule itself, which the
    communications team may change. `valid_from` and `valid_to` are its first and last day. What no
    machine can judge has a `question` to a person, to which yes is good.
    """

    id: str
    title: str | Promise
    explanation: str | Promise
    source: str | Promise
    applies_to: frozenset[Medium]
    severity: Severity
    check: str
    limit: Limit | None = None
    valid_from: date = date(2021, 7, 1)
    valid_to: date | None = None
    question: str | Promise = ""

    def is_valid(self, day: date) -> bool:
        """Whether the rule is in force on a day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
