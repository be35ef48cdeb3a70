"""An audit: addresses looked at in all their views, judged, and what failed photographed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from visibility.audit.judging.page import judge
from visibility.audit.measures import Box
from visibility.audit.measuring import Eye
from visibility.audit.verdicts import Asked, Limits, Outcome, Verdict, verdict
from visibility.audit.views import View, views_of
from visibility.rules.registry import RULES
from visibility.rules.rule import Severity

Progress = Callable[[list[View]], Iterable[View]]


@dataclass(slots=True)
class Photograph:
    """A PNG of a part of a page, and which part."""

    png: bytes
    cut: Box


@dataclass(slots=True)
class Finding:
    """What did not pass, alike in several views; the picture is of the first of them."""

    verdict: Verdict
    views: list[View]
    photograph: Photograph | None = None

    @property
    def severity(self) -> Severity:
        """How strict the rule is."""
        return RULES[self.verdict.rule].severity


@dataclass(slots=True)
class Audited:
    """What came of an audit; `seconds` by part of the work."""

    views: int = 0
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    findings: dict[tuple[str, Outcome, str, str], Finding] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def count(self, outcome: Outcome) -> int:
        """How many verdicts came to an outcome."""
        return sum(number for (_rule, one), number in self.outcomes.items() if one is outcome)

    def failures(self, severity: Severity) -> int:
        """How many verdicts failed of rules that are so strict."""
        return sum(
            number
            for (rule, one), number in self.outcomes.items()
            if one is Outcome.FAILED and RULES[rule].severity is severity
        )


def audit(
    eye: Eye,
    addresses: Iterable[str],
    limits: Limits,
    own_cookies: frozenset[str],
    progress: Progress,
) -> Audited:
    """Look at all views of the addresses. Raises UnreachableError where nothing answers."""
    audited = Audited(seconds=eye.seconds)
    views = [view for address in addresses for view in views_of(address)]
    for view in progress(views):
        measures = eye.measure(view)
        asked = Asked(limits, view.medium, view.language, own_cookies)
        verdicts = judge(measures, asked)
        if view.asks_axe and not eye.knows_axe:
            verdicts.append(verdict("A1", "axe is not installed", "nothing found", passed=None))
        audited.views += 1
        for one in verdicts:
            audited.outcomes[one.rule, one.outcome] += 1
            if one.outcome is not Outcome.PASSED:
                _note(audited, eye, view, one)
    return audited


def _note(audited: Audited, eye: Eye, view: View, one: Verdict) -> None:
    key = (one.rule, one.outcome, one.measured, one.due)
    if (known := audited.findings.get(key)) is not None:
        if known.views[-1] != view:
            known.views.append(view)
        return
    taken = eye.photograph(one.box)
    photograph = Photograph(*taken) if taken else None
    audited.findings[key] = Finding(one, [view], photograph)
