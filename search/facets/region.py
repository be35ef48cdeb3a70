"""The planning region in which an activity happens."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import VocabularyFacet
from search.facets.municipality import municipalities


class RegionFacet(VocabularyFacet):
    """The regions of the municipalities where an activity happens."""

    parameter = "region"
    title = _("Region")
    vocabulary = "region"

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """The region of each municipality that finds the activity."""
        found = municipalities(activity, vocabularies)
        return dict.fromkeys(vocabularies["municipality"][code].parent for code in found)
