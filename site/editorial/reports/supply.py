"""How many activities pupils of an age find in a field and a municipality."""

from collections import Counter
from collections.abc import Mapping

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.vocabularies.snapshot import current
from search.facets.municipality import municipalities

Cell = tuple[str, str, str]
"""The codes of a municipality, a field and an age group; an empty group is all of them."""


def supply() -> Mapping[Cell, int]:
    """The public activities of every cell, as the listing counts them; nine queries at most.

    What comes to schools counts wherever it comes to; what is only online counts nowhere.
    """
    known = current()
    asked = ActivityPage.objects.select_related("field", "municipality").prefetch_related(
        "formats", "municipalities_served", "grades"
    )
    counted: Counter[Cell] = Counter()
    for activity in Openness.read().among(asked):
        groups = {known.parent("grade", grade.code) for grade in activity.grades.all()}
        for place in municipalities(activity, known):
            for group in {"", *(one for one in groups if one)}:
                counted[place, activity.field.code, group] += 1
    return counted
