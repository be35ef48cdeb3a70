"""How much an activity says of what it should, and what it lacks, by the table of requirements."""

from django.db.models import Q

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.requirements import ACTIVITY, REQUIREMENTS, text_columns
from catalogue_pages.bilingual.reading import LANGUAGES, Language
from catalogue_pages.bilingual.requirements import WEIGHTS, Completeness, Lack, Requirement

__all__ = [
    "WEIGHTS",
    "Completeness",
    "Lack",
    "completeness",
    "completeness_in",
    "lacks",
    "lacks_text",
    "required",
    "required_to_submit",
]


def required(activity: ActivityPage, language: Language) -> list[Requirement]:
    """What the activity must yet say before it is published in a language."""
    return ACTIVITY.required(activity, language)


def required_to_submit(activity: ActivityPage) -> list[Requirement]:
    """What the activity must yet say before moderation is asked for; texts are asked in Latvian."""
    return [
        requirement
        for requirement in REQUIREMENTS
        if requirement.to_submit and not requirement.is_met(activity, "lv")
    ]


def lacks(activity: ActivityPage, language: Language) -> list[Lack]:
    """What the activity does not say in one language, in the table's order."""
    return ACTIVITY.lacks(activity, language)


def lacks_text(language: Language) -> Q:
    """The condition on an activity: readers of a language meet the other one's text."""
    condition = Q()
    for column in text_columns(language):
        condition |= Q(**{f"{column}__isnull": True}) | Q(**{column: ""})
    return condition


def completeness_in(activity: ActivityPage, language: Language) -> Completeness:
    """How complete the activity is for those who read it in one language."""
    return ACTIVITY.completeness_in(activity, language)


def completeness(activity: ActivityPage) -> float:
    """How complete the activity is in both languages together, from 0 to 1."""
    said = ACTIVITY.said(activity)
    shares = [ACTIVITY.weighed(said, language).share for language in LANGUAGES]
    return round(sum(shares) / len(shares), 4)
