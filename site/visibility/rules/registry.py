"""All rules, by their id."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from visibility.rules.obligations import OF_OBLIGATIONS
from visibility.rules.papers import OF_PAPERS
from visibility.rules.projects import OF_PROJECTS
from visibility.rules.questions import OF_QUESTIONS
from visibility.rules.rule import Limit, Medium, Rule, Severity
from visibility.rules.sources import ACCESSIBILITY, ANNEX, COOKIES, GUIDELINES, NATIONAL, STANDARD
from visibility.rules.wording import listed
from visibility.rules.written import OF_WHAT_IS_WRITTEN

EVERYWHERE: Final = frozenset(Medium) - {Medium.WORDS, Medium.TASK}
ON_PAPER: Final = frozenset({Medium.PRINT, Medium.PDF})
SHOWN: Final = frozenset({Medium.SCREEN, Medium.MAIL})
SCREEN: Final = frozenset({Medium.SCREEN})

_OF_THE_EMBLEM: Final = (
    Rule(
        id="V1",
        title=_("The emblem is visible"),
        explanation=_(
            "The emblem stands on every page, in every width and in print, and nothing covers, "
            "clips or hides it."
        ),
        source=listed((ANNEX, "1.1")),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="emblem_visible",
        limit=Limit(98, "%"),
    ),
    Rule(
        id="V1-first",
        title=_("The emblem is seen without scrolling"),
        explanation=_("One emblem stands within the first screen of the page."),
        source=listed((ANNEX, "1.1")),
        applies_to=SCREEN,
        severity=Severity.SHOULD,
        check="emblem_first",
        limit=Limit(1, _("screens"), at_least=False),
    ),
    Rule(
        id="V7",
        title=_("The emblem is not modified, and no logo beside it is larger"),
        explanation=_(
            "The emblem keeps its proportions and is neither turned, translucent, filtered nor "
            "merged with anything. Each other logo is at most as high and as wide."
        ),
        source=listed((ANNEX, "1.7")),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="emblem_intact",
        limit=Limit(1, _("× emblem"), at_least=False),
    ),
    Rule(
        id="V9",
        title=_("The emblem's geometry is right"),
        explanation=_(
            "The file that is drawn is 3:2 and has twelve upright stars on a ring of a third of "
            "its height, each with a circumradius of an eighteenth."
        ),
        source=STANDARD,
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="emblem_geometry",
        limit=Limit(5, "%", at_least=False),
    ),
    Rule(
        id="V10",
        title=_("The emblem's colours are right"),
        explanation=_("The emblem is #003399 with stars in #FFCC00, in the file and as drawn."),
        source=STANDARD,
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="emblem_colours",
        limit=Limit(6, _("of 255"), at_least=False),
    ),
    Rule(
        id="V11",
        title=_("The emblem has a white border on a coloured ground"),
        explanation=_(
            "White is the preferred ground. On any other the emblem has a white border of a "
            "twenty-fifth of its height."
        ),
        source=listed((STANDARD, NATIONAL), "; "),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="emblem_border",
        limit=Limit(0.04, _("× height")),
    ),
    Rule(
        id="V12",
        title=_("The emblem is at least a centimetre high in print"),
        explanation=_("On paper the emblem is not smaller than this height."),
        source=GUIDELINES,
        applies_to=ON_PAPER,
        severity=Severity.SHOULD,
        check="emblem_printed",
        limit=Limit(10, "mm"),
    ),
)

_OF_THE_STATEMENT: Final = (
    Rule(
        id="V2",
        title=_("The funding statement stands in full beside the emblem"),
        explanation=_(
            "The statement is readable text in the language of the page, next to the emblem, and "
            "the Union's name in it is never abbreviated."
        ),
        source=listed((ANNEX, "1.2")),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="statement_in_full",
        limit=Limit(1, _("× height"), at_least=False),
    ),
    Rule(
        id="V3",
        title=_("The funding statement has the right words"),
        explanation=_(
            "“Finansē Eiropas Savienība” where the Union pays everything, “Līdzfinansē Eiropas "
            "Savienība” where it pays a part, exactly so."
        ),
        source=listed((listed((ANNEX, "1.2")), "CFLA"), "; "),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="statement_words",
    ),
    Rule(
        id="V4",
        title=_("The funding statement is set in an allowed typeface, without effects"),
        explanation=_(
            "Arial, Auto, Calibri, Garamond, Trebuchet, Tahoma, Verdana or Ubuntu is really drawn, "
            "without italics, underline or effects."
        ),
        source=listed((ANNEX, "1.3")),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="statement_typeface",
    ),
    Rule(
        id="V5",
        title=_("No text interferes with the emblem"),
        explanation=_("Neither the statement nor any other text overlaps the emblem."),
        source=listed((ANNEX, "1.4–1.5")),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="text_apart",
    ),
    Rule(
        id="V6",
        title=_("The funding statement is Reflex Blue, black or white, and stands out"),
        explanation=_(
            "Its colour is #003399, black or white, whichever contrasts with its ground."
        ),
        source=listed((ANNEX, "1.6")),
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="statement_colour",
        limit=Limit(4.5, ": 1"),
    ),
    Rule(
        id="L1",
        title=_("Logos stand in their order"),
        explanation=_(
            "The emblem with its statement comes first, on the left; then the fund, the national "
            "development plan, the ministry, and partners."
        ),
        source=NATIONAL,
        applies_to=EVERYWHERE,
        severity=Severity.MUST,
        check="logo_order",
    ),
)

_OF_THE_PAGE: Final = (
    Rule(
        id="P1",
        title=_("Nothing is asked of third parties"),
        explanation=_("Fonts, scripts and pictures come from the site itself."),
        source=COOKIES,
        applies_to=SHOWN,
        severity=Severity.MUST,
        check="own_requests",
        valid_from=date(2018, 5, 25),
    ),
    Rule(
        id="P2",
        title=_("No cookie is set before consent"),
        explanation=_("Only what signing in and forms cannot do without is kept in the browser."),
        source=COOKIES,
        applies_to=SCREEN,
        severity=Severity.MUST,
        check="no_cookie",
        valid_from=date(2018, 5, 25),
    ),
    Rule(
        id="A1",
        title=_("axe finds nothing"),
        explanation=_("All of axe's checks pass, with no rule and no part of the page left out."),
        source=ACCESSIBILITY,
        applies_to=SCREEN,
        severity=Severity.MUST,
        check="axe_clean",
        valid_from=date(2020, 9, 23),
    ),
    Rule(
        id="A2",
        title=_("The accessibility statement is linked"),
        explanation=_("Every page leads to the accessibility statement."),
        source=ACCESSIBILITY,
        applies_to=SCREEN,
        severity=Severity.MUST,
        check="accessibility_linked",
        valid_from=date(2020, 9, 23),
    ),
    Rule(
        id="A3",
        title=_("The emblem's alternative text is sensible"),
        explanation=_(
            "It is empty, since the statement says it, or it names the emblem. It does not hold "
            "the statement or a file's name."
        ),
        source=listed((ACCESSIBILITY, "WCAG 1.1.1")),
        applies_to=SHOWN,
        severity=Severity.SHOULD,
        check="emblem_alternative",
        valid_from=date(2020, 9, 23),
    ),
)

RULES: Final[Mapping[str, Rule]] = {
    rule.id: rule
    for several in (
        *(_OF_THE_EMBLEM, _OF_THE_STATEMENT, _OF_THE_PAGE),
        *(OF_PAPERS, OF_PROJECTS, OF_WHAT_IS_WRITTEN, OF_OBLIGATIONS, OF_QUESTIONS),
    )
    for rule in several
}
