"""The season: as the editor says, and as the dates say."""

from collections.abc import Iterable
from typing import Final

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import VocabularyFacet

_BY_MONTH: Final = {
    **dict.fromkeys((9, 10, 11), "autumn"),
    **dict.fromkeys((12, 1, 2), "winter"),
    **dict.fromkeys((3, 4, 5), "spring"),
    **dict.fromkeys((6, 7, 8), "summer"),
}


class SeasonFacet(VocabularyFacet):
    """The seasons an activity names, and those in which an occurrence of it begins."""

    parameter = "season"
    title = _("Season")
    vocabulary = "season"

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """Explicit seasons and those of the occurrences, by the calendar in Latvia."""
        named = {term.code for term in activity.seasons.all()}
        dated = {_BY_MONTH[localdate(o.starts_at).month] for o in activity.occurrences.all()}
        return [code for code in vocabularies[self.vocabulary] if code in named | dated]
