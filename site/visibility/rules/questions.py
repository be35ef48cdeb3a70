"""Rules that no machine can judge: each is a question to a person, and where it is asked."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import LANGUAGES
from visibility.rules.rule import Limit, Medium, Rule, Severity
from visibility.rules.sources import ANNEX, DESCRIBED, DISPLAYED
from visibility.rules.wording import listed

BY_A_PERSON: Final = "person"
"""What such a rule names as its check."""
AGE: Final = Limit(12, _("months"), at_least=False)
"""How old an answer may become before the question is asked again."""


class Kind(StrEnum):
    """What kinds of place questions are asked of: pages and screens, then papers."""

    HOME = "home"
    LISTING = "listing"
    ACTIVITY = "activity"
    PROVIDER = "provider"
    ARTICLE = "article"
    PROJECT = "project"
    DESCRIPTION = "description"
    ERROR = "error"
    DOOR = "door"
    POSTER = "poster"
    SHEET = "sheet"
    SLIDE = "slide"
    SHARE = "share"
    LETTER = "letter"


SCREENS: Final = tuple(Kind)[: tuple(Kind).index(Kind.POSTER)]
"""Pages and screens, which a browser shows; a description is all of the page of a project."""
NARROW: Final = 360
WIDE: Final = 1280


@dataclass(frozen=True, slots=True)
class AskedOf:
    """Of which places a rule is asked; `widths` (CSS pixels) say nothing of papers."""

    kinds: frozenset[Kind]
    languages: tuple[str, ...] = LANGUAGES
    widths: tuple[int, ...] = (NARROW, WIDE)

    def holds(self, kind: Kind, language: str, width: int | None) -> bool:
        """Whether the rule is asked of such a place; `width` is None for a paper."""
        fits = width is None or width in self.widths
        return kind in self.kinds and language in self.languages and fits


_ANYWHERE: Final = frozenset(Kind) - {Kind.DESCRIPTION}
_MEDIA: Final = frozenset({Medium.SCREEN, Medium.PDF, Medium.MAIL, Medium.PICTURE})
_SCREEN: Final = frozenset({Medium.SCREEN})

OF_QUESTIONS: Final = (
    Rule(
        id="V1-prominent",
        title=_("The emblem is prominent"),
        explanation=_(
            "Whoever opens the page, the file or the letter notices the emblem without having to "
            "look for it."
        ),
        question=_("Is the emblem prominent here: does a visitor notice it?"),
        source=listed((ANNEX, "1.1")),
        applies_to=_MEDIA,
        severity=Severity.LOOK,
        check=BY_A_PERSON,
        limit=AGE,
    ),
    Rule(
        id="V7-identity",
        title=_("Only the emblem stands for the Union's support"),
        explanation=_(
            "No other sign, logo or slogan suggests support by the Union, and none draws more "
            "attention than the emblem does."
        ),
        question=_(
            "Is the emblem the only sign of the Union's support here, and does nothing outshine it?"
        ),
        source=listed((ANNEX, "1.7")),
        applies_to=_MEDIA,
        severity=Severity.LOOK,
        check=BY_A_PERSON,
        limit=AGE,
    ),
    Rule(
        id="O1-clear",
        title=_("The description of the project is brief, clear and true"),
        explanation=_(
            "Somebody who knows nothing of the project understands what it aims at, what comes of "
            "it and who pays for it."
        ),
        question=_("Is the description of the project brief, clear and true?"),
        source=DESCRIBED,
        applies_to=_SCREEN,
        severity=Severity.LOOK,
        check=BY_A_PERSON,
        limit=AGE,
    ),
    Rule(
        id="O1-proportionate",
        title=_("The description of the project is in proportion to the support"),
        explanation=_(
            "It says as much as a support of this size calls for, and the Union's part is not lost "
            "among the rest."
        ),
        question=_(
            "Is what is said of the Union's support in proportion to its size and to the rest of "
            "the page?"
        ),
        source=DESCRIBED,
        applies_to=_SCREEN,
        severity=Severity.LOOK,
        check=BY_A_PERSON,
        limit=AGE,
    ),
    Rule(
        id="O4-poster",
        title=_("The poster can be read from two metres"),
        explanation=_("Whoever passes the poster reads it, and sees that the Union supports this."),
        question=_("Can the poster be read from two metres, and is the Union's support plain?"),
        source=DISPLAYED,
        applies_to=frozenset({Medium.PDF}),
        severity=Severity.LOOK,
        check=BY_A_PERSON,
        limit=AGE,
    ),
)

ASKED_OF: Final[Mapping[str, AskedOf]] = {
    "V1-prominent": AskedOf(_ANYWHERE),
    # Which signs stand somewhere depends neither on its language nor on its width.
    "V7-identity": AskedOf(_ANYWHERE, languages=("lv",), widths=(WIDE,)),
    "O1-clear": AskedOf(frozenset({Kind.DESCRIPTION}), widths=(WIDE,)),
    "O1-proportionate": AskedOf(frozenset({Kind.DESCRIPTION}), widths=(WIDE,)),
    "O4-poster": AskedOf(frozenset({Kind.POSTER})),
}
"""Of which places each of them is asked, by the rule's id."""
