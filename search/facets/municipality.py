"""The municipality in which an activity happens."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.formats import AT_SCHOOL, ONLINE
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Choice, VocabularyFacet


def municipalities(activity: ActivityPage, vocabularies: Vocabularies) -> list[str]:
    """The codes of the municipalities in which an activity happens, in their order.

    The venue's, if pupils come there, and for an activity that comes to schools each one it serves
    (all that exist, when it serves any school in Latvia). What is only online happens in none. The
    provider's seat decides nothing.
    """
    found = set(comes_to(activity, vocabularies))
    if pupils_come(activity) and activity.municipality is not None:
        found.add(activity.municipality.code)
    return [code for code in vocabularies["municipality"] if code in found]


def pupils_come(activity: ActivityPage) -> bool:
    """Whether pupils come to its venue, as they do unless it is held only at schools or online."""
    formats = {term.code for term in activity.formats.all()}
    return not formats or not formats <= {AT_SCHOOL, ONLINE}


def comes_to(activity: ActivityPage, vocabularies: Vocabularies) -> list[str]:
    """The codes of the municipalities to whose schools an activity comes, in their order."""
    if AT_SCHOOL not in {term.code for term in activity.formats.all()}:
        return []
    known = vocabularies["municipality"]
    if activity.serves_all:
        return [code for code, entry in known.items() if not entry.last_day]
    served = {term.code for term in activity.municipalities_served.all()}
    return [code for code in known if code in served]


class MunicipalityFacet(VocabularyFacet):
    """Municipalities under their regions; one of the past is shown only when it is chosen."""

    parameter = "municipality"
    title = _("Municipality")
    vocabulary = "municipality"
    unfolded = 8

    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """Every municipality, region by region."""
        entries = vocabularies[self.vocabulary].values()
        return [
            Choice(entry.code, entry.label(language), region, offered=not entry.last_day)
            for region in vocabularies["region"]
            for entry in entries
            if entry.parent == region
        ]

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """Every municipality in which the activity happens."""
        return municipalities(activity, vocabularies)

    def parents(self, vocabularies: Vocabularies, language: Language) -> Mapping[str, str]:
        """The regions."""
        return {code: entry.label(language) for code, entry in vocabularies["region"].items()}
