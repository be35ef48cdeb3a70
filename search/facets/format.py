"""The format: at the provider, at your school, online, outdoors."""

from django.utils.translation import gettext_lazy as _

from search.facets.facet import VocabularyFacet


class FormatFacet(VocabularyFacet):
    """An activity can be held in several formats."""

    parameter = "format"
    title = _("Format")
    vocabulary = "format"
    relation = "formats"
