"""An audit: addresses looked at in all their views, judged, and what failed photographed."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from visibility.audit.judging.page import NOTHING_FOUND, judge
from visibility.audit.measures import Box
from visibility.audit.measuring import Eye
from visibility.audit.verdicts import Asked, Limits, Outcome, Seen, Verdict, verdict
from visibility.audit.views import View, views_of
from visibility.rules.registry import RULES
from visibility.rules.rule import Severity
from visibility.rules.wording import said

Progress = Callable[[list[View]], Iterable[View]]


@dataclass(slots=True)
class Photograph:
    """A PNG of a part of a page, and which part."""

    png: bytes
    cut: Box


Photographer = Callable[[Box | None], Photograph | None]


@dataclass(slots=True)
class Finding:
    """What did not pass, alike in several views; the picture is of the first of them."""

    verdict: Verdict
    views: list[Seen]
    photograph: Photograph | None = None

    @property
    def severity(self) -> Severity:
        """How strict the rule is."""
        return RULES[self.verdict.rule].severity


@dataclass(slots=True)
class Audited:
    """What came of an audit; `seconds` by part of the work, `papers` are files and letters."""

    views: int = 0
    papers: int = 0
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    findings: dict[tuple[str, Outcome, str, str], Finding] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def note(self, seen: Seen, verdicts: Iterable[Verdict], photograph: Photographer) -> None:
        """Count the verdicts of what was seen, and keep those that did not pass.

        Alike are those that say the same in the language that is active: the report's, whatever
        the language of what was seen.
        `photograph` is asked for the picture of a box (None: of all) where a finding is new.
        """
        for one in verdicts:
            self.outcomes[one.rule, one.outcome] += 1
            if one.outcome is Outcome.PASSED:
                continue
            key = (one.rule, one.outcome, str(one.measured), str(one.due))
            if (known := self.findings.get(key)) is None:
                self.findings[key] = Finding(one, [seen], photograph(one.box))
            elif known.views[-1] != seen:
                known.views.append(seen)

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
            verdicts.append(
                verdict("A1", said(_("axe is not installed")), NOTHING_FOUND, passed=None)
            )
        audited.views += 1
        audited.note(view, verdicts, lambda box: photographed(eye, box))
    return audited


def photographed(eye: Eye, box: Box | None) -> Photograph | None:
    """A picture of what the browser shows, round a box or (None) of the first screen."""
    taken = eye.photograph(box)
    return Photograph(*taken) if taken else None
