"""What an activity should say: one table, which the gate, reports, editors and the index share."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.vocabularies.formats import AT_SCHOOL, ONLINE

REQUIRED_WEIGHT: Final = 2
"""What must be said weighs twice as much as what is only recommended."""


@dataclass(frozen=True, slots=True)
class Requirement:
    """One thing that an activity should say.

    `field` is the field that says it, without a language where it is `bilingual`. `to_publish`
    names the languages that nothing is published in without it; empty means only recommended.
    `message` tells an editor what to do. `answered` decides where one field does not.
    """

    field: str
    message: str | Promise = ""
    bilingual: bool = False
    to_publish: tuple[Language, ...] = ()
    answered: Callable[[Any], bool] | None = None

    def column(self, language: Language) -> str:
        """The column that says it in a language."""
        return f"{self.field}_{language}" if self.bilingual else self.field

    def is_met(self, activity: ActivityPage, language: Language) -> bool:
        """Whether the activity says it in this language."""
        if self.answered is not None:
            return self.answered(activity)
        return not is_empty(_value(activity, self.column(language)))


@dataclass(frozen=True, slots=True)
class Completeness:
    """How much an activity says of what it should, from 0 to 1, and which columns are missing."""

    share: float
    missing: tuple[str, ...]


def _value(activity: ActivityPage, column: str) -> Any:
    field: Any = activity._meta.get_field(column)
    if field.many_to_many:
        return list(getattr(activity, column).all())
    return getattr(activity, field.attname)


def _says_where(activity: ActivityPage) -> bool:
    formats = {form.code for form in activity.formats.all()}
    served = activity.serves_all or activity.municipalities_served.all()
    # Nobody comes to the venue of what only is at school.
    venue = activity.municipality_id and formats != {AT_SCHOOL}
    return bool(venue or (AT_SCHOOL in formats and served) or ONLINE in formats)


def _says_when(activity: ActivityPage) -> bool:
    return bool(activity.by_arrangement or activity.occurrences.all() or activity.seasons.all())


REQUIREMENTS: Final = (
    Requirement("name", _("Give the activity a name."), bilingual=True, to_publish=LANGUAGES),
    Requirement(
        "summary",
        _("Say in one or two sentences what happens."),
        bilingual=True,
        to_publish=LANGUAGES,
    ),
    Requirement("field", _("Choose the field."), to_publish=LANGUAGES),
    Requirement("kind", _("Choose the kind of activity."), to_publish=LANGUAGES),
    Requirement("grades", _("Choose at least one grade."), to_publish=LANGUAGES),
    Requirement("formats", _("Choose at least one format."), to_publish=LANGUAGES),
    Requirement("description", bilingual=True),
    Requirement("pupils_do", bilingual=True),
    Requirement("pupils_gain", bilingual=True),
    Requirement("municipality", answered=_says_where),
    Requirement("by_arrangement", answered=_says_when),
    Requirement("languages"),
    Requirement("duration_minutes"),
    Requirement("group_max"),
    Requirement("price"),
    Requirement("covered"),
    Requirement("subjects"),
    Requirement("accessibility"),
    Requirement("booking_url"),
    Requirement("picture"),
)


def required(activity: ActivityPage, language: Language) -> list[Requirement]:
    """What the activity must yet say before it is published in a language."""
    return [
        requirement
        for requirement in REQUIREMENTS
        if language in requirement.to_publish and not requirement.is_met(activity, language)
    ]


def completeness_in(activity: ActivityPage, language: Language) -> Completeness:
    """How complete the activity is for those who read it in one language."""
    return _completeness(_said(activity), language)


def completeness(activity: ActivityPage) -> float:
    """How complete the activity is in both languages together, from 0 to 1."""
    said = _said(activity)
    shares = [_completeness(said, language).share for language in LANGUAGES]
    return round(sum(shares) / len(shares), 4)


def _said(activity: ActivityPage) -> dict[str, bool]:
    """Whether the activity says what each column should; what has no language is read once."""
    return {
        requirement.column(language): requirement.is_met(activity, language)
        for requirement in REQUIREMENTS
        for language in (LANGUAGES if requirement.bilingual else LANGUAGES[:1])
    }


def _completeness(said: Mapping[str, bool], language: Language) -> Completeness:
    total = reached = 0
    missing = []
    for requirement in REQUIREMENTS:
        column = requirement.column(language)
        weight = REQUIRED_WEIGHT if language in requirement.to_publish else 1
        total += weight
        if said[column]:
            reached += weight
        else:
            missing.append(column)
    return Completeness(round(reached / total, 4), tuple(missing))
