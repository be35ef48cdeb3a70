"""Rules on what people write, which plain functions check before a page becomes public."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from visibility.rules.rule import Medium, Rule, Severity
from visibility.rules.sources import ANNEX
from visibility.rules.wording import listed

WRITTEN: Final = frozenset({Medium.WORDS})

OF_WHAT_IS_WRITTEN: Final = (
    Rule(
        id="V2-written",
        title=_("A statement in a text does not shorten the Union's name"),
        explanation=_(
            "Where a text says who funds something, it says “Eiropas Savienība” or “European "
            "Union” in full. “ESF+” is the name of a fund and may stand."
        ),
        source=listed((ANNEX, "1.2")),
        applies_to=WRITTEN,
        severity=Severity.MUST,
        check="statement_in_full",
    ),
    Rule(
        id="V3-written",
        title=_("A statement in a text has the words for the Union's share"),
        explanation=_(
            "What the Union pays for in part is not said to be funded by it, and the other way "
            "round."
        ),
        source=listed((ANNEX, "1.2")),
        applies_to=WRITTEN,
        severity=Severity.MUST,
        check="statement_of_share",
    ),
    Rule(
        id="V2-elsewhere",
        title=_("The Union's name is written in full"),
        explanation=_("Outside a statement, too, the full name reads better; a person decides."),
        source=listed((ANNEX, "1.2")),
        applies_to=WRITTEN,
        severity=Severity.LOOK,
        check="name_in_full",
    ),
)
