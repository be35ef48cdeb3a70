"""Whom an activity is for: pupils of some ages, in some grades."""

from collections.abc import Collection
from typing import Final

from catalogue_pages.activities.models import ActivityPage
from presentation.structured_data.blocks import Setting, Thing, thing
from search.text.age_words import YEARS_BEFORE_SCHOOL

PRESCHOOL: Final = ("preschool", 5)
"""The grade before the first, and how old its youngest are: it lasts until school begins."""


def audience() -> Thing:
    """Pupils, as schema.org knows them."""
    return thing("EducationalAudience", {"educationalRole": "student"})


def levels(activity: ActivityPage, setting: Setting) -> list[str]:
    """The names of the grades, from the youngest up."""
    codes = {grade.code for grade in activity.grades.all()}
    known = setting.vocabularies
    return [
        str(known.label("grade", code, setting.language))
        for code in known.grade_order
        if code in codes
    ]


def age_range(codes: Collection[str]) -> str:
    """The ages of pupils in grades, such as `11-13`; `11-` with a grade that has no last age.

    Empty where no grade tells of an age.
    """
    numbers = sorted(int(code) for code in codes if code.isdigit())
    first = [number + YEARS_BEFORE_SCHOOL for number in numbers[:1]]
    last = [number + YEARS_BEFORE_SCHOOL + 1 for number in numbers[-1:]]
    grade, age = PRESCHOOL
    if grade in codes:
        first, last = [age], last or [YEARS_BEFORE_SCHOOL]
    if not first or not last:
        return ""
    without_end = any(not code.isdigit() and code != grade for code in codes)
    return f"{first[0]}-" if without_end else f"{first[0]}-{last[0]}"
