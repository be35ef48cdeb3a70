"""Pages of any type that everybody may see now, or be led to."""

from collections.abc import Collection

from wagtail.models import Page

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness, Standing, standing


def shown_among(keys: Collection[int]) -> dict[int, Page]:
    """Those of some pages that everybody may see, by their keys; five queries at most."""
    if not keys:
        return {}
    around = Openness.read()
    found = {page.pk: page for page in around.among(ActivityPage.objects.filter(pk__in=keys))}
    others = Page.objects.live().not_type(ActivityPage).filter(pk__in=keys)
    return found | {page.pk: page for page in others if around.reaches(page.path)}


def led_to(key: int) -> Page | None:
    """The page with this key, if an address elsewhere may lead everybody to it.

    That is a public page, or an activity whose address says that it has ended.
    """
    shown = shown_among({key}).get(key)
    if shown is not None:
        return shown
    activity = ActivityPage.objects.filter(pk=key).first()
    if activity is None or not Openness.read().reaches(activity.path):
        return None
    return activity if standing(activity) is Standing.ENDED else None
