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
    formats = {term.code for term in activity.formats.all()}
    known = vocabularies["municipality"]
    found: set[str] = set()
    comes_to_pupils = bool(formats) and formats <= {AT_SCHOOL, ONLINE}
    if not comes_to_pupils and activity.municipality is not None:
        found.add(activity.municipality.code)
    if AT_SCHOOL in formats and activity.serves_all:
        found.update(code for code, entry in known.items() if not entry.last_day)
    elif AT_SCHOOL in formats:
        found.update(term.code for term in activity.municipalities_served.all())
    return [code for code in known if code in found]


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
