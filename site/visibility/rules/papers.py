"""Rules on what the site makes and sends: documents, pictures and letters."""

from datetime import date
from typing import Final

from django.utils.translation import gettext_lazy as _

from visibility.rules.rule import Limit, Medium, Rule, Severity
from visibility.rules.sources import ACCESSIBILITY, ANNEX, DISPLAYED, STATED
from visibility.rules.wording import listed

DOCUMENTS: Final = frozenset({Medium.PDF})

OF_PAPERS: Final = (
    Rule(
        id="O2",
        title=_("Documents and letters carry the funding statement as text"),
        explanation=_(
            "The words of a document, and the part of a letter that is text alone, hold the "
            "statement in full, exactly and in their own language."
        ),
        source=STATED,
        applies_to=frozenset({Medium.PDF, Medium.MAIL}),
        severity=Severity.MUST,
        check="statement_carried",
    ),
    Rule(
        id="O4",
        title=_("The poster is A3 and has bleed"),
        explanation=_(
            "The trimmed poster is 297 × 420 mm, upright or lying, and its colour reaches beyond "
            "each edge, so that a print shop can cut it."
        ),
        source=DISPLAYED,
        applies_to=DOCUMENTS,
        severity=Severity.MUST,
        check="poster_size",
        limit=Limit(3, "mm"),
    ),
    Rule(
        id="O4-print",
        title=_("The emblem is drawn as shapes, and typefaces are in the file"),
        explanation=_(
            "A document's emblem is no picture of pixels, so that it is sharp in every size, and "
            "every typeface that its words are set in is embedded."
        ),
        source=listed((DISPLAYED, "ISO 19005-2 (PDF/A)"), "; "),
        applies_to=DOCUMENTS,
        severity=Severity.MUST,
        check="document_printable",
    ),
    Rule(
        id="S1",
        title=_("The share picture is 1200 × 630 pixels"),
        explanation=_(
            "Social networks show a picture of this size whole; of any other they may cut off the "
            "emblem and its statement."
        ),
        source=listed((listed((ANNEX, "1.1")), "Open Graph"), "; "),
        applies_to=frozenset({Medium.PICTURE}),
        severity=Severity.SHOULD,
        check="share_size",
    ),
    Rule(
        id="A4",
        title=_("Documents and letters name their language"),
        explanation=_("Screen readers read them aloud in the language that the file names."),
        source=listed((ACCESSIBILITY, "WCAG 3.1.1")),
        applies_to=frozenset({Medium.PDF, Medium.MAIL}),
        severity=Severity.MUST,
        check="language_named",
        valid_from=date(2020, 9, 23),
    ),
)
