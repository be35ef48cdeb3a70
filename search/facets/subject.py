"""The school subject."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import VocabularyFacet


class SubjectFacet(VocabularyFacet):
    """Subjects under their learning areas."""

    parameter = "subject"
    title = _("Subject")
    vocabulary = "subject"
    relation = "subjects"
    unfolded = 8

    def parents(self, vocabularies: Vocabularies, language: Language) -> Mapping[str, str]:
        """The learning areas."""
        return {code: area.label(language) for code, area in vocabularies["learning_area"].items()}
