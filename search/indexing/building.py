"""Documents from public ids: the content as it is now, in a fixed number of queries a batch.

What is public, `catalogue_pages.activities.standing` decides. Only the `_lv` and `_en` columns are
read; no text holds markup.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import Prefetch, QuerySet
from django.utils import timezone

from catalogue_pages.activities.completeness import completeness
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.activities.standing import Openness
from catalogue_pages.bilingual.reading import LANGUAGES, Language, read
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.fetching import fetch_terms
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.documents import ActivityDocument, Role
from search.facets.municipality import comes_to, pupils_come
from search.facets.registry import FACETS
from search.indexing.cards import build_card
from search.indexing.texts import Named, own_text, plain
from search.text.collation import latvian_key

TERMS: Final = (
    "learning_areas",
    "subjects",
    "skills",
    "grades",
    "formats",
    "municipalities_served",
    "facilities",
    "languages",
    "seasons",
    "school_years",
    "accessibility",
)
NEVER_PUBLISHED: Final = datetime(2000, 1, 1, tzinfo=UTC)
FAR: Final = 2200
"""A year that no activity lasts to."""
LONGEST_OCCURRENCE: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What documents need beside the activities, read once a batch."""

    openness: Openness
    vocabularies: Vocabularies

    @classmethod
    def read(cls) -> "Surroundings":
        """Read it as it is now (at most five queries)."""
        return cls(openness=Openness.read(), vocabularies=current())

    @property
    def now(self) -> datetime:
        """The moment it was read at."""
        return self.openness.now

    def path(self, activity: ActivityPage) -> str:
        """An activity's address below the language prefix (`katalogs/muzejs/roboti/`)."""
        path: str = activity.url_path.removeprefix(self.openness.root_url)
        return path


def public_ids() -> list[UUID]:
    """The public ids of all activities that visitors may find, in a fixed order."""
    rows = ActivityPage.objects.only("public_id", "path")
    return sorted(row.public_id for row in Openness.read().among(rows))


def fetched(around: Surroundings, activities: QuerySet[Any]) -> list[ActivityPage]:
    """Those of a query's activities that are public, with all that is shown of them fetched."""
    pictures = Picture.objects.prefetch_renditions()
    asked = activities.select_related(
        "field", "kind", "municipality__region", "funding_operation"
    ).prefetch_related("occurrences", Prefetch("picture", queryset=pictures))
    found = list(around.openness.among(asked))
    fetch_terms(found, TERMS)
    return found


def _providers(activities: Iterable[ActivityPage]) -> dict[str, ProviderPage]:
    paths = {activity.path[: -activity.steplen] for activity in activities}
    return {page.path: page for page in ProviderPage.objects.filter(path__in=paths)}


def build(versions: dict[UUID, int]) -> dict[UUID, ActivityDocument]:
    """The documents of those ids that are public now; the value of each id is its version."""
    around = Surroundings.read()
    asked = ActivityPage.objects.filter(public_id__in=tuple(versions))
    activities = fetched(around, asked)
    providers = _providers(activities)
    documents = {}
    for activity in activities:
        provider = providers.get(activity.path[: -activity.steplen])
        if provider is not None:
            version = versions[activity.public_id]
            documents[activity.public_id] = _document(activity, provider, around, version)
    return documents


def document_of(activity: ActivityPage) -> ActivityDocument | None:
    """The document of one activity as it is in memory, also a draft; None below no provider."""
    provider = _providers([activity]).get(activity.path[: -activity.steplen])
    return _document(activity, provider, Surroundings.read(), 0) if provider else None


def _document(
    activity: ActivityPage, provider: ProviderPage, around: Surroundings, version: int
) -> ActivityDocument:
    days = tuple(_days(activity))
    today = timezone.localdate(around.now)
    known = around.vocabularies
    latitude, longitude = _place(activity, known) or (None, None)
    named = Named.of(activity, known)
    return ActivityDocument(
        id=activity.public_id,
        texts={language: _texts(activity, provider, named, language) for language in LANGUAGES},
        codes={
            facet.parameter: tuple(dict.fromkeys(facet.codes(activity, known))) for facet in FACETS
        },
        sort_name={
            language: latvian_key(str(read(activity, "name", language).value or ""))
            for language in LANGUAGES
        },
        published_at=activity.first_published_at or NEVER_PUBLISHED,
        expires_at=expiry(activity),
        days=days,
        next_day=next((day for day in days if day >= today), None),
        latitude=latitude,
        longitude=longitude,
        completeness=completeness(activity),
        card=build_card(activity, provider, around.path(activity), named.municipalities),
        comes_to=tuple(comes_to(activity, known)),
        version=version,
    )


def _place(activity: ActivityPage, known: Vocabularies) -> tuple[float, float] | None:
    """Where pupils come, in degrees: the venue's own point, or else its municipality's centre."""
    if not pupils_come(activity):
        return None
    if activity.latitude is not None and activity.longitude is not None:
        return float(activity.latitude), float(activity.longitude)
    municipality = activity.municipality
    entry = known["municipality"].get(municipality.code) if municipality else None
    return entry.centre if entry else None


def _texts(
    activity: ActivityPage, provider: ProviderPage, named: Named, language: Language
) -> dict[Role, str]:
    descriptions = ("description", "pupils_do", "pupils_gain", "before_visit", "after_visit")
    written = [own_text(activity, field, language) for field in (*descriptions, "body")]
    return {
        "title": own_text(activity, "name", language),
        "provider": own_text(provider, "name", language),
        "topics": own_text(activity, "topics", language),
        "labels": named.labels(language),
        "places": named.places(own_text(activity, "venue_name", language), language),
        "summary": own_text(activity, "summary", language),
        "description": plain("\n".join(text for text in written if text)),
        "synonyms": own_text(activity, "search_synonyms", language),
    }


def expiry(activity: ActivityPage) -> datetime | None:
    """When an activity ceases to be shown: its expiry or the end of its last day, if any.

    What lies beyond `FAR` is no end: an index cannot hold it, and 9999 means "never".
    """
    expires = activity.expire_at
    ends = [expires] if expires and expires.year < FAR else []
    if activity.valid_to and activity.valid_to.year < FAR:
        after = activity.valid_to + timedelta(days=1)
        ends.append(datetime.combine(after, time.min, timezone.get_default_timezone()))
    return min(ends, default=None)


def _days(activity: ActivityPage) -> Iterator[date]:
    """Every day with an occurrence, in order and once."""
    found: set[date] = set()
    for occurrence in activity.occurrences.all():
        if occurrence.starts_at.year >= FAR:
            continue
        first = timezone.localdate(occurrence.starts_at, timezone.get_default_timezone())
        end = min(
            occurrence.ends_at or occurrence.starts_at, occurrence.starts_at + LONGEST_OCCURRENCE
        )
        last = timezone.localdate(end, timezone.get_default_timezone())
        found.update(first + timedelta(days=n) for n in range(max((last - first).days, 0) + 1))
    yield from sorted(found)
