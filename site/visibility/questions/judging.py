"""What people answered, as verdicts of the audit."""

from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from PIL import Image

from visibility.audit.auditing import Audited, Photograph
from visibility.audit.measures import Box
from visibility.audit.papers.pixels import as_png
from visibility.audit.verdicts import Limits, Verdict, verdict
from visibility.models import Sight
from visibility.questions.standing import AGAIN, FAILED, OPEN, PASSED, UNSURE, asked_now
from visibility.rules.wording import day, said

_DUE: Final = said(_("a person says yes"))
_TOLD: Final = {
    AGAIN: _("a person last looked on %(day)s, which is too long ago"),
    PASSED: _("a person said yes on %(day)s%(note)s"),
    FAILED: _("a person said no on %(day)s%(note)s"),
    UNSURE: _("a person could not say on %(day)s%(note)s"),
}
_OUTCOMES: Final = {PASSED: True, FAILED: False}


@dataclass(frozen=True, slots=True)
class Shown:
    """A place as a person sees it."""

    sight: Sight

    def said(self) -> str:
        """The place in a line."""
        width = f", {self.sight.width} px" if self.sight.width else f" ({self.sight.language})"
        return f"{self.sight.address}{width}"

    def photograph(self, _box: Box | None) -> Photograph | None:
        """Its picture; None where the file is lost."""
        try:
            with self.sight.picture.open("rb") as file:
                image = Image.open(file).convert("RGB")
        except OSError:
            return None
        whole = Box(x=0, y=0, width=image.width, height=image.height)
        return Photograph(as_png(image), whole)


def judge_questions(audited: Audited, limits: Limits) -> None:
    """Add to an audit what people say of the places as they look now; asks the database."""
    for question in asked_now(limits):
        seen = Shown(question.sight)
        audited.note(seen, [_verdict(question)], seen.photograph)


def _verdict(question: Any) -> Verdict:
    outcome = _OUTCOMES.get(question.state)
    return verdict(question.rule, _measured(question), _DUE, passed=outcome)


def _measured(question: Any) -> str:
    if question.state == OPEN:
        return said(_("a person has not looked yet"))
    when = day(timezone.localdate(question.answered_on))
    note = f": {question.note}" if question.note else ""
    return said(_TOLD[question.state], day=when, note=note)
