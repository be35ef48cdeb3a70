"""How complete a page is in each language, and where to say what it lacks."""

from dataclasses import dataclass

from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.bilingual.requirements import Lack
from editorial.moderation.submission import Written
from workspace.guide.guides import guide_of
from workspace.guide.questions import ONLY


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing, and the address of the field that says it."""

    lack: Lack
    address: str


@dataclass(frozen=True, slots=True)
class Reading:
    """One language's meter: whole per cent, and what is missing, the most needed first."""

    language: Language
    percent: int
    missing: tuple[Missing, ...]

    @property
    def needed(self) -> list[Missing]:
        """What keeps it from being sent or published in this language."""
        return [one for one in self.missing if one.lack.level != "recommended"]

    @property
    def recommended(self) -> list[Missing]:
        """What would only be good to say."""
        return [one for one in self.missing if one.lack.level == "recommended"]


def meters(draft: Written) -> list[Reading]:
    """The meters of a draft, Latvian first."""
    return [_meter(draft, language) for language in LANGUAGES]


def _meter(draft: Written, language: Language) -> Reading:
    found = guide_of(draft).requirements.lacks(draft, language)
    missing = tuple(Missing(lack, field_address(draft, lack.column)) for lack in found)
    return Reading(language, percent(draft, language), missing)


def percent(draft: Written, language: Language) -> int:
    """How complete a draft is in a language; 100 only when nothing is missing."""
    return int(guide_of(draft).requirements.completeness_in(draft, language).share * 100)


def field_address(draft: Written, column: str) -> str:
    """Where in the guided form a column is written; saving there leads back to the whole."""
    guide = guide_of(draft)
    page = guide.address("question", draft, guide.asking(column).code)
    return f"{page}?{ONLY}#field-{column}"
