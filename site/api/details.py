"""One activity with everything that is public of it."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Model
from django.http import HttpRequest
from wagtail.rich_text import expand_db_html

from api import schemas
from api.summaries import summary, term, terms
from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.bilingual.emptiness import is_empty
from catalogue_pages.bilingual.reading import LANGUAGES
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.indexing.building import Surroundings, with_relations
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


def find(request: HttpRequest, identity: UUID) -> schemas.Activity | None:
    """The activity of that public id, or None when there is none that everybody may see.

    The number of queries does not depend on what the activity holds.
    """
    around = Surroundings.read()
    asked = with_relations(ActivityPage.objects.filter(public_id=identity))
    activity = next(iter(around.openness.among(asked)), None)
    if activity is None:
        return None
    provider = ProviderPage.objects.filter(path=activity.path[: -activity.steplen]).first()
    if provider is None:
        return None
    known = around.vocabularies
    card = build_card(activity, provider, around.path(activity), whereabouts(activity, known))
    return schemas.Activity(
        **dict(summary(request, identity, card, known, {})),
        **_own(activity, known),
        provider_id=provider.public_id,
    )


def _own(activity: ActivityPage, known: Vocabularies) -> dict[str, Any]:
    return {
        **{name: getattr(activity, name) for name in _AS_THEY_ARE},
        **{name: _text(activity, name) for name in _PLAIN},
        **{name: _text(activity, name, formatted=True) for name in _FORMATTED},
        **{
            relation: terms(known, vocabulary, _codes(getattr(activity, relation).all()))
            for relation, vocabulary in _TERMS.items()
        },
        "venue": _venue(activity, known),
        "occurrences": [
            schemas.Occurrence(starts_at=one.starts_at, ends_at=one.ends_at)
            for one in activity.occurrences.all()
        ],
    }


def _codes(found: Iterable[Any]) -> list[str]:
    return [one.code for one in found]


def _text(instance: Model, field: str, *, formatted: bool = False) -> schemas.Text:
    texts: dict[str, str | None] = {}
    for language in LANGUAGES:
        value = getattr(instance, f"{field}_{language}")
        text = None if is_empty(value) else str(value)
        texts[language] = expand_db_html(text) if text and formatted else text
    return schemas.Text(**texts)


def _venue(activity: ActivityPage, known: Vocabularies) -> schemas.Venue:
    place = activity.municipality
    return schemas.Venue(
        name=_text(activity, "venue_name"),
        address=activity.address,
        municipality=term(known, "municipality", place.code) if place else None,
        latitude=None if activity.latitude is None else float(activity.latitude),
        longitude=None if activity.longitude is None else float(activity.longitude),
    )
