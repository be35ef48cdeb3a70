"""Public activities with everything that a calendar tells of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.indexing.building import Surroundings
from syndication.calendars.following import Entry
from syndication.calendars.keeping import entries_of


@dataclass(frozen=True, slots=True)
class Followed:
    """An activity that everybody may see, with its occurrences; `path` is its address."""

    activity: ActivityPage
    provider: ProviderPage
    path: str
    entries: Sequence[Entry]
    known: Vocabularies


def public_among(ids: Sequence[UUID]) -> Iterator[Followed]:
    """Those of some activities that everybody may see now, in no order.

    The number of queries is the same for any number of them.
    """
    around = Surroundings.read()
    asked = ActivityPage.objects.filter(public_id__in=ids).select_related(
        "municipality", "field", "kind"
    )
    found = list(around.openness.among(asked.prefetch_related("formats", "occurrences")))
    above = {activity.path[: -activity.steplen] for activity in found}
    providers = {page.path: page for page in ProviderPage.objects.filter(path__in=above)}
    entries = entries_of(found)
    for activity in found:
        provider = providers.get(activity.path[: -activity.steplen])
        if provider is not None:
            yield Followed(
                activity,
                provider,
                around.path(activity),
                entries[activity.pk],
                around.vocabularies,
            )
