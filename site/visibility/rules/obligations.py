"""Rules on what people must do beside the site: their limits say from when, and how often."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from visibility.rules.rule import Limit, Medium, Rule, Severity
from visibility.rules.sources import ACCESSIBILITY, ANNEX, CELEBRATED, DISPLAYED, LIST, MATERIAL
from visibility.rules.wording import listed

TASK: Final = frozenset({Medium.TASK})

OF_OBLIGATIONS: Final = (
    Rule(
        id="O4-place",
        title=_("A poster hangs at every place of the operation"),
        explanation=_(
            "At least one A3 poster, or a display that shows the same, hangs where the public sees "
            "it. It is due so many days after the operation or its first activity there begins."
        ),
        source=DISPLAYED,
        applies_to=TASK,
        severity=Severity.MUST,
        check="poster_hung",
        limit=Limit(30, _("days"), at_least=False),
    ),
    Rule(
        id="O5",
        title=_("A large operation holds a communication event"),
        explanation=_(
            "An operation that costs more than this holds an event with the Commission and the "
            "managing authority, who are invited in good time."
        ),
        source=CELEBRATED,
        applies_to=TASK,
        severity=Severity.MUST,
        check="event_held",
        limit=Limit(10, _("million EUR"), at_least=False),
    ),
    Rule(
        id="O7",
        title=_("Communication material can be handed on to bodies of the Union"),
        explanation=_(
            "What may be handed on under a royalty-free, non-exclusive and irrevocable licence is "
            "gathered in an archive with the texts of the licences, this often."
        ),
        source=listed((MATERIAL, listed((ANNEX, "2"))), "; "),
        applies_to=TASK,
        severity=Severity.MUST,
        check="material_gathered",
        limit=Limit(12, _("months"), at_least=False),
    ),
    Rule(
        id="O8",
        title=_("The figures for the list of operations are up to date"),
        explanation=_(
            "The managing authority publishes a list of operations and renews it this often; the "
            "figures of the operation are looked through and sent before."
        ),
        source=LIST,
        applies_to=TASK,
        severity=Severity.MUST,
        check="figures_sent",
        limit=Limit(4, _("months"), at_least=False),
    ),
    Rule(
        id="A5",
        title=_("The accessibility statement is reviewed"),
        explanation=_(
            "No more than this passes from one review of the accessibility statement to the next. "
            "The statement names the day of its last review."
        ),
        source=ACCESSIBILITY,
        applies_to=TASK,
        severity=Severity.MUST,
        check="statement_reviewed",
        limit=Limit(12, _("months"), at_least=False),
    ),
)
