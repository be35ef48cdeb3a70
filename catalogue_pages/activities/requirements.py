"""What an activity should say: one table of data, from which everything about it is decided.

The gate, submission, the meter beside the form (also in the browser), reports, the importer and the
index read it. docs/languages.md says why each thing stands where it does.
"""

from typing import Final

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.bilingual.requirements import Condition, Requirement, Requirements
from catalogue_pages.vocabularies.formats import AT_SCHOOL, ONLINE

WHERE: Final = (
    # Nobody comes to the venue of what only is at school.
    (Condition("municipality"), Condition("formats", "not_only", AT_SCHOOL)),
    (Condition("formats", "holds", AT_SCHOOL), Condition("serves_all", "true")),
    (Condition("formats", "holds", AT_SCHOOL), Condition("municipalities_served")),
    (Condition("formats", "holds", ONLINE),),
)
WHEN: Final = (
    (Condition("by_arrangement", "true"),),
    (Condition("occurrences"),),
    (Condition("seasons"),),
)
PRICE: Final = ((Condition("price"),), (Condition("price_includes_lv"),))
"""A price that depends on something is told in words."""

REQUIREMENTS: Final = (
    Requirement(
        "name",
        _("Give the activity a name."),
        bilingual=True,
        to_publish=LANGUAGES,
        to_submit=True,
    ),
    Requirement(
        "summary",
        _("Say in one or two sentences what happens."),
        bilingual=True,
        to_publish=LANGUAGES,
        to_submit=True,
    ),
    Requirement("field", _("Choose the field."), to_publish=LANGUAGES, to_submit=True),
    Requirement("kind", _("Choose the kind of activity."), to_publish=LANGUAGES, to_submit=True),
    Requirement("grades", _("Choose at least one grade."), to_publish=LANGUAGES, to_submit=True),
    Requirement("formats", _("Choose at least one format."), to_publish=LANGUAGES, to_submit=True),
    Requirement(
        "municipality",
        _("Say where: the municipality pupils come to, or the schools you visit."),
        name=_("where"),
        to_submit=True,
        any_of=WHERE,
    ),
    Requirement(
        "by_arrangement",
        _("Say when: by arrangement, in which seasons, or on which days."),
        name=_("when"),
        to_submit=True,
        any_of=WHEN,
    ),
    Requirement(
        "price",
        _("Give the price, 0 if it is free; say in words what it depends on, if it does."),
        name=_("price"),
        to_submit=True,
        any_of=PRICE,
    ),
    Requirement("description", _("Describe the activity."), bilingual=True),
    Requirement("pupils_do", _("Say what pupils do."), bilingual=True),
    Requirement("pupils_gain", _("Say what pupils gain."), bilingual=True),
    Requirement("languages", _("Choose the languages it is held in.")),
    Requirement("duration_minutes", _("Say how long it takes.")),
    Requirement("group_max", _("Say how many pupils can come at once.")),
    Requirement("covered", _("Say whether the programme covers it.")),
    Requirement("subjects", _("Choose the subjects that it supports.")),
    Requirement("accessibility", _("Say who can take part.")),
    Requirement("booking_url", _("Give the link for booking.")),
    Requirement("picture", _("Choose a picture.")),
)

ACTIVITY: Final = Requirements(ActivityPage, REQUIREMENTS)


def required_columns(language: Language) -> frozenset[str]:
    """The columns that nothing is published in a language without."""
    return frozenset(one.column(language) for one in REQUIREMENTS if language in one.to_publish)


def text_columns(language: Language) -> tuple[str, ...]:
    """The columns of text in this language that nothing is published in it without."""
    return tuple(
        one.column(language) for one in REQUIREMENTS if one.bilingual and language in one.to_publish
    )


def decisive_relations() -> list[str]:
    """The relations to many that decide what an activity says, to be fetched with several."""
    named = {
        condition.column for one in REQUIREMENTS for row in one.ways("lv") for condition in row
    }
    return [
        field.name
        for field in ActivityPage._meta.get_fields()
        if field.name in named and (field.many_to_many or field.one_to_many)
    ]
