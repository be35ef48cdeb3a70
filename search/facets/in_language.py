"""The language in which an activity is held (schema.org's `inLanguage`)."""

from django.utils.translation import gettext_lazy as _

from search.facets.facet import VocabularyFacet


class InLanguageFacet(VocabularyFacet):
    """The languages of delivery; `language` alone is the language of the answer in the API."""

    parameter = "in_language"
    title = _("Language of the activity")
    vocabulary = "language"
    relation = "languages"
    unfolded = 6
