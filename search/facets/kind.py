"""The kind of activity: a workshop, a guided tour, a competition."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import VocabularyFacet


class KindFacet(VocabularyFacet):
    """Every activity is of one kind."""

    parameter = "kind"
    title = _("Kind of activity")
    vocabulary = "kind"

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """The activity's kind."""
        return (activity.kind.code,)
