"""Rules on the page that describes a project: read from the content, without a browser."""

from typing import Final

from django.utils.translation import gettext_lazy as _

from visibility.rules.rule import Limit, Medium, Rule, Severity
from visibility.rules.sources import DESCRIBED, NATIONAL

SCREEN: Final = frozenset({Medium.SCREEN})

OF_PROJECTS: Final = (
    Rule(
        id="O1",
        title=_("The website describes the operation"),
        explanation=_(
            "A page says briefly what the operation aims at, what its results are, and which "
            "support of the Union it receives."
        ),
        source=DESCRIBED,
        applies_to=SCREEN,
        severity=Severity.MUST,
        check="operation_described",
    ),
    Rule(
        id="L3",
        title=_("The description of the operation is renewed"),
        explanation=_(
            "While the operation lasts, no longer than this passes from one news of it to the "
            "next. Editors are warned a month earlier."
        ),
        source=NATIONAL,
        applies_to=SCREEN,
        severity=Severity.MUST,
        check="description_renewed",
        limit=Limit(6, _("months"), at_least=False),
    ),
)
