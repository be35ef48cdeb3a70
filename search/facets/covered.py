"""Whether the programme pays for an activity."""

from collections.abc import Iterable
from typing import Final

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Choice, Facet

_CODES: Final = {True: "yes", False: "no", None: "unknown"}


class CoveredFacet(Facet):
    """Yes, no, or nobody has said yet."""

    parameter = "covered"
    title = _("Covered by the programme")

    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """Yes, no, unknown."""
        with override(language):
            return [
                Choice("yes", gettext("Covered")),
                Choice("no", gettext("Not covered")),
                Choice("unknown", gettext("Not known")),
            ]

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """One of the three."""
        return (_CODES[activity.covered],)
