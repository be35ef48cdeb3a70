"""What makes an activity accessible."""

from django.utils.translation import gettext_lazy as _

from search.facets.facet import VocabularyFacet


class AccessibilityFacet(VocabularyFacet):
    """The accessibility features that an activity is known to have."""

    parameter = "accessibility"
    title = _("Accessibility")
    vocabulary = "accessibility"
    relation = "accessibility"
