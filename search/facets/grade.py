"""The grades: groups to choose from, and each single grade for whoever asks for one."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Choice, Facet


class GradeFacet(Facet):
    """Groups of grades (`7-9`) are offered; a single grade (`9`) is a code too.

    A group finds what suits any of its grades. Where a group and its only grade share a code
    (preschool, vocational education) they are one choice.
    """

    parameter = "grade"
    title = _("Age group")

    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """Each group, followed by its grades, which are shown only when chosen."""
        groups = vocabularies["grade_group"]
        grades = vocabularies["grade"]
        made: list[Choice] = []
        for code, group in groups.items():
            made.append(Choice(code, group.label(language)))
            made.extend(
                Choice(grade.code, grade.label(language), offered=False)
                for grade in grades.values()
                if grade.parent == code and grade.code not in groups
            )
        return made

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """Every grade of the activity, and their groups."""
        grades: Mapping[str, object] = dict.fromkeys(grade.code for grade in activity.grades.all())
        parents = (vocabularies.parent("grade", code) for code in grades)
        return dict.fromkeys([*grades, *(group for group in parents if group)])
