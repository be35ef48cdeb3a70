"""Documents from public ids: the content as it is now, in a fixed number of queries a batch.

Public is what is live, has not expired, stands below the site's root page and under no view
restriction. Only the `_lv` and `_en` columns are read; no text holds markup.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone
from wagtail.models import PageViewRestriction, Site

from catalogue_pages.activities.completeness import completeness
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.reading import LANGUAGES, Language, read
from catalogue_pages.media.models import Picture
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import Vocabularies, current
from search.documents import ActivityDocument, Role
from search.facets.registry import FACETS
from search.indexing.cards import build_card
from search.indexing.texts import labels, own_text, places, plain
from search.text.collation import latvian_key

RELATIONS: Final = (
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
    "occurrences",
)
_NEVER_PUBLISHED: Final = datetime(2000, 1, 1, tzinfo=UTC)
FAR: Final = 2200
"""A year that no activity lasts to."""
_LONGEST_OCCURRENCE: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What documents need beside the activities, read once a batch."""

    root_url: str
    root_path: str
    restricted: tuple[str, ...]
    vocabularies: Vocabularies
    now: datetime

    @classmethod
    def read(cls) -> "Surroundings":
        """Read it as it is now (at most four queries)."""
        site = Site.objects.select_related("root_page").filter(is_default_site=True).first()
        return cls(
            root_url=site.root_page.url_path if site else "/",
            root_path=site.root_page.path if site else "",
            restricted=tuple(
                PageViewRestriction.objects.exclude(
                    restriction_type=PageViewRestriction.NONE
                ).values_list("page__path", flat=True)
            ),
            vocabularies=current(),
            now=timezone.now(),
        )

    def is_public(self, activity: ActivityPage) -> bool:
        """Whether an activity that is live and has not expired may be seen by everybody."""
        return activity.path.startswith(self.root_path) and not activity.path.startswith(
            self.restricted or ("\x00",)
        )


def public(now: datetime) -> Q:
    """The condition on an activity's own columns: live, and not expired at `now`."""
    today = timezone.localdate(now)
    return (
        Q(live=True)
        & (Q(expire_at=None) | Q(expire_at__gt=now))
        & (Q(valid_to=None) | Q(valid_to__gte=today))
    )


def public_ids() -> list[UUID]:
    """The public ids of all activities that visitors may find, in a fixed order."""
    around = Surroundings.read()
    rows = ActivityPage.objects.filter(public(around.now)).only("public_id", "path")
    return sorted(row.public_id for row in rows.iterator() if around.is_public(row))


def _fetch(ids: Sequence[UUID], now: datetime) -> QuerySet[ActivityPage]:
    pictures = Picture.objects.prefetch_renditions()
    return (
        ActivityPage.objects.filter(public(now), public_id__in=ids)
        .select_related("field", "kind", "municipality__region", "funding_operation")
        .prefetch_related(*RELATIONS, Prefetch("picture", queryset=pictures))
    )


def _providers(activities: Iterable[ActivityPage]) -> dict[str, ProviderPage]:
    paths = {activity.path[: -activity.steplen] for activity in activities}
    return {page.path: page for page in ProviderPage.objects.filter(path__in=paths)}


def build(versions: dict[UUID, int]) -> dict[UUID, ActivityDocument]:
    """The documents of those ids that are public now; the value of each id is its version."""
    around = Surroundings.read()
    fetched = _fetch(tuple(versions), around.now)
    activities = [activity for activity in fetched if around.is_public(activity)]
    providers = _providers(activities)
    documents = {}
    for activity in activities:
        provider = providers.get(activity.path[: -activity.steplen])
        if provider is not None:
            version = versions[activity.public_id]
            documents[activity.public_id] = _document(activity, provider, around, version)
    return documents


def _document(
    activity: ActivityPage, provider: ProviderPage, around: Surroundings, version: int
) -> ActivityDocument:
    days = tuple(_days(activity))
    today = timezone.localdate(around.now)
    known = around.vocabularies
    return ActivityDocument(
        id=activity.public_id,
        texts={language: _texts(activity, provider, known, language) for language in LANGUAGES},
        codes={
            facet.parameter: tuple(dict.fromkeys(facet.codes(activity, known))) for facet in FACETS
        },
        sort_name={
            language: latvian_key(str(read(activity, "name", language).value or ""))
            for language in LANGUAGES
        },
        published_at=activity.first_published_at or _NEVER_PUBLISHED,
        expires_at=expiry(activity),
        days=days,
        next_day=next((day for day in days if day >= today), None),
        latitude=None if activity.latitude is None else float(activity.latitude),
        longitude=None if activity.longitude is None else float(activity.longitude),
        completeness=completeness(activity),
        card=build_card(activity, provider, activity.url_path.removeprefix(around.root_url), known),
        version=version,
    )


def _texts(
    activity: ActivityPage, provider: ProviderPage, known: Vocabularies, language: Language
) -> dict[Role, str]:
    descriptions = ("description", "pupils_do", "pupils_gain", "before_visit", "after_visit")
    written = [own_text(activity, field, language) for field in (*descriptions, "body")]
    return {
        "title": own_text(activity, "name", language),
        "provider": own_text(provider, "name", language),
        "topics": own_text(activity, "topics", language),
        "labels": labels(activity, known, language),
        "places": places(activity, known, language),
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
            occurrence.ends_at or occurrence.starts_at, occurrence.starts_at + _LONGEST_OCCURRENCE
        )
        last = timezone.localdate(end, timezone.get_default_timezone())
        found.update(first + timedelta(days=n) for n in range(max((last - first).days, 0) + 1))
    yield from sorted(found)
