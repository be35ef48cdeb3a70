"""How much of what a teacher asks an activity answers."""

from collections.abc import Callable
from typing import Final

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.emptiness import is_empty

_TEXTS: Final = ("summary", "description", "pupils_do", "pupils_gain")
_FACTS: Final = (
    "duration_minutes",
    "group_max",
    "price",
    "covered",
    "picture_id",
    "booking_url",
)
_TERMS: Final = ("subjects", "grades", "formats", "languages", "accessibility")


def _answers_where(activity: ActivityPage) -> bool:
    return bool(
        activity.municipality_id
        or activity.serves_all
        or activity.municipalities_served.all()
        or any(form.code == "online" for form in activity.formats.all())
    )


def _answers_when(activity: ActivityPage) -> bool:
    return bool(activity.by_arrangement or activity.occurrences.all() or activity.seasons.all())


_QUESTIONS: Final[tuple[Callable[[ActivityPage], bool], ...]] = (_answers_where, _answers_when)


def completeness(activity: ActivityPage) -> float:
    """The share of questions that are answered, from 0 to 1; each language of a text counts."""
    answers = [
        not is_empty(getattr(activity, f"{text}_{language}"))
        for text in _TEXTS
        for language in ("lv", "en")
    ]
    answers += [not is_empty(getattr(activity, fact)) for fact in _FACTS]
    answers += [bool(getattr(activity, terms).all()) for terms in _TERMS]
    answers += [is_answered(activity) for is_answered in _QUESTIONS]
    return round(sum(answers) / len(answers), 4)
