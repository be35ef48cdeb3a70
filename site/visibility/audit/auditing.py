"""What comes of an audit: verdicts counted, and what did not pass kept with a picture."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from threading import RLock

from visibility.audit.measures import Box
from visibility.audit.measuring import Eye
from visibility.audit.verdicts import Outcome, Seen, Verdict
from visibility.rules.registry import RULES
from visibility.rules.rule import Severity


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
    """What came of an audit; `seconds` by part of the work, `papers` are files and letters.

    Several browsers may note side by side; then `seconds` are those of all of them together.
    """

    views: int = 0
    papers: int = 0
    outcomes: Counter[tuple[str, Outcome]] = field(default_factory=Counter)
    findings: dict[tuple[str, Outcome, str, str], Finding] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)
    _noting: RLock = field(default_factory=RLock, repr=False)

    def note_view(self, seen: Seen, verdicts: Iterable[Verdict], photograph: Photographer) -> None:
        """Note what was seen of a page, and count the view."""
        with self._noting:
            self.views += 1
            self.note(seen, verdicts, photograph)

    def note_seconds(self, seconds: Mapping[str, float]) -> None:
        """Add how long each part of the work took."""
        with self._noting:
            for part, took in seconds.items():
                self.seconds[part] = self.seconds.get(part, 0.0) + took

    def note(self, seen: Seen, verdicts: Iterable[Verdict], photograph: Photographer) -> None:
        """Count the verdicts of what was seen, and keep those that did not pass.

        Alike are those that say the same in the language that is active: the report's, whatever
        the language of what was seen.
        `photograph` is asked for the picture of a box (None: of all) where a finding is new.
        """
        with self._noting:
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


def photographed(eye: Eye, box: Box | None) -> Photograph | None:
    """A picture of what the browser shows, round a box or (None) of the first screen."""
    taken = eye.photograph(box)
    return Photograph(*taken) if taken else None
