"""Rows of the database as they are now."""

from catalogue_pages.activities.models import ActivityPage


def fresh(page: ActivityPage) -> ActivityPage:
    """The activity as the database has it now."""
    found: ActivityPage = ActivityPage.objects.get(pk=page.pk)
    return found
