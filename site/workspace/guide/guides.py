"""Which guided form a page is written by."""

from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from editorial.moderation.submission import Written
from workspace.guide.about_activities import ACTIVITY
from workspace.guide.about_providers import PROVIDER
from workspace.guide.questions import Guide


def guide_for(model: type[Page]) -> Guide:
    """The guided form of a page type."""
    return PROVIDER if model is ProviderPage else ACTIVITY


def guide_of(page: Written) -> Guide:
    """The guided form of an activity or of a provider's own page."""
    return guide_for(ProviderPage if isinstance(page, ProviderPage) else ActivityPage)
