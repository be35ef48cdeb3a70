"""The field: natural sciences, technology, engineering, mathematics, environment, civic."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import VocabularyFacet


class FieldFacet(VocabularyFacet):
    """Every activity has one field."""

    parameter = "field"
    title = _("Field")
    vocabulary = "field"

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """The activity's field."""
        return (activity.field.code,)
