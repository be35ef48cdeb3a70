"""One activity with everything that is public of it."""

from collections.abc import Collection, Iterable
from typing import Any, Final
from uuid import UUID

from django.db.models import QuerySet

from api import schemas
from api.pictures import picture_of
from api.readings import formatted, text
from api.summaries import Base, summary, term, terms
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.linking import looked_up
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.indexing.building import Surroundings, fetched
from search.indexing.cards import build_card
from search.indexing.texts import whereabouts

_FORMATTED = ("description", "pupils_do", "pupils_gain", "before_visit", "after_visit")
_PLAIN = ("topics", "accessibility_notes", "risk_notes", "price_includes")
_TERMS = {
    "learning_areas": "learning_area",
    "subjects": "subject",
    "skills": "skill",
    "languages": "language",
    "accessibility": "accessibility",
    "facilities": "facility",
    "municipalities_served": "municipality",
    "seasons": "season",
}
_AS_THEY_ARE = (
    "external_id",
    "by_arrangement",
    "lead_time_days",
    "visits",
    "accompanying_adults",
    "valid_from",
    "valid_to",
    "covered",
    "booking_url",
    "source_url",
    "source_year",
    "last_verified",
)
_SHAPES: Final = ("fill-360x240", "fill-720x480")
"""Those of a card, which are there."""


def among(base: Base, identities: Collection[UUID]) -> list[schemas.Activity]:
    """The activities of those public ids that everybody may see.

    The number of queries depends neither on how many they are nor on what they hold.
    """
    if not identities:
        return []
    return whole(base, ActivityPage.objects.filter(public_id__in=identities))


def whole(base: Base, activities: QuerySet[Any]) -> list[schemas.Activity]:
    """Those of a query's activities that everybody may see; queries as in `among`."""
    around = Surroundings.read()
    found = fetched(around, activities)
    paths = {one.path[: -one.steplen] for one in found}
    providers = {one.path: one for one in ProviderPage.objects.filter(path__in=paths)}
    with looked_up(found):
        return [
            told(base, one, provider, around)
            for one in found
            if (provider := providers.get(one.path[: -one.steplen]))
        ]


def told(
    base: Base, activity: ActivityPage, provider: ProviderPage, around: Surroundings
) -> schemas.Activity:
    """Everything that is public of an activity with all that was `fetched`.

    Whether it is public, the caller has asked, who also holds `looked_up` around many.
    """
    known = around.vocabularies
    card = build_card(activity, provider, around.path(activity), whereabouts(activity, known))
    return schemas.Activity(
        **dict(summary(base, activity.public_id, card, known, {})),
        **_own(base, activity, known),
        provider_id=provider.public_id,
    )


def draft(base: Base, activity: ActivityPage) -> schemas.Activity | None:
    """The same of an activity as it is in memory; None where it stands below no provider."""
    above = activity.path[: -activity.steplen]
    provider = ProviderPage.objects.filter(path=above).first()
    return told(base, activity, provider, Surroundings.read()) if provider else None


def _own(base: Base, activity: ActivityPage, known: Vocabularies) -> dict[str, Any]:
    return {
        **{name: getattr(activity, name) for name in _AS_THEY_ARE},
        **{name: text(activity, name) for name in _PLAIN},
        **{name: formatted(activity, name) for name in _FORMATTED},
        **{
            relation: terms(known, vocabulary, _codes(getattr(activity, relation).all()))
            for relation, vocabulary in _TERMS.items()
        },
        "image": picture_of(base, activity.picture, _SHAPES),
        "venue": _venue(activity, known),
        "occurrences": [
            schemas.Occurrence(starts_at=one.starts_at, ends_at=one.ends_at)
            for one in activity.occurrences.all()
        ],
    }


def _codes(found: Iterable[Any]) -> list[str]:
    return [one.code for one in found]


def _venue(activity: ActivityPage, known: Vocabularies) -> schemas.Venue:
    place = activity.municipality
    return schemas.Venue(
        name=text(activity, "venue_name"),
        address=activity.address,
        municipality=term(known, "municipality", place.code) if place else None,
        latitude=None if activity.latitude is None else float(activity.latitude),
        longitude=None if activity.longitude is None else float(activity.longitude),
    )
