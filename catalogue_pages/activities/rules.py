"""What must hold before an activity becomes public."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import chain
from typing import Any, Final

from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities import sense
from catalogue_pages.activities.completeness import required, required_to_submit
from catalogue_pages.activities.models import ActivityPage, Occurrence
from catalogue_pages.publication import gate
from catalogue_pages.publication.gate import Refusal

OUT_OF_ORDER: Final = {
    "group_max": _("The largest group cannot be smaller than the smallest."),
    "valid_to": _("The last day cannot be before the first."),
}
OUT_OF_LATVIA: Final = {
    "latitude": _("This is not in Latvia; latitudes there are from %(low)s to %(high)s."),
    "longitude": _("This is not in Latvia; longitudes there are from %(low)s to %(high)s."),
}


def says_what_is_required(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity that lacks what it must say in Latvian; English may follow later."""
    for requirement in required(activity, "lv"):
        yield Refusal(requirement.column("lv"), requirement.message)


def says_what_moderation_asks(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse to submit an activity that does not say where, when and for how much."""
    for requirement in required_to_submit(activity):
        yield Refusal(requirement.column("lv"), requirement.message)


def has_a_published_provider(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity below a provider that nobody sees, unless it is to appear later.

    A provider that is only about to be made is not yet there to be judged.
    """
    if activity.go_live_at is not None and activity.go_live_at > timezone.now():
        return
    provider = activity.above()
    if provider is not None and provider.pk is not None and not provider.live:
        yield Refusal(
            "",
            _("The provider “%(provider)s” is not published. Publish the provider first.")
            % {"provider": provider.title},
        )


def numbers_can_be(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse numbers out of bounds, and first and last things in the wrong order."""
    for name, (low, high) in sense.WHOLE_BOUNDS.items():
        number = _facts(activity, name)[name]
        if number is not None and not low <= number <= high:
            said = _("Give a whole number from %(low)d to %(high)d.")
            yield Refusal(name, said % {"low": low, "high": high})
    for _first, last in sense.out_of_order(_facts(activity, *chain(*sense.ORDERED))):
        yield Refusal(last, OUT_OF_ORDER[last])


def is_in_latvia(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse a venue abroad, and half of a place."""
    place = _facts(activity, *sense.COORDINATE_BOUNDS)
    for name, (low, high) in sense.COORDINATE_BOUNDS.items():
        if place[name] is not None and not Decimal(low) <= place[name] <= Decimal(high):
            yield Refusal(name, OUT_OF_LATVIA[name] % {"low": low, "high": high})
    lacking = sense.lacking_coordinate(place)
    if lacking:
        yield Refusal(lacking, _("Give both coordinates or none."))


def comes_to_the_schools_it_names(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity at school that comes to none, and schools served that nobody comes to."""
    formats = [term.code for term in activity.formats.all()]
    served = bool(activity.municipalities_served.all())
    if sense.comes_nowhere(formats, serves=served or activity.serves_all):
        yield Refusal(
            "municipalities_served",
            _("You come to schools: choose their municipalities, or mark “any school in Latvia”."),
        )
    for name, serves in (("municipalities_served", served), ("serves_all", activity.serves_all)):
        if sense.serves_without_coming(formats, serves=serves):
            yield Refusal(
                name, _("Choose among the formats that you come to schools, or clear this.")
            )


def ends_after_it_begins(occurrence: Occurrence) -> Iterator[Refusal]:
    """Refuse an occurrence that ends before it begins."""
    order = ("starts_at", "ends_at")
    if any(sense.out_of_order(_facts(occurrence, *order), [order])):
        yield Refusal("ends_at", _("It cannot end before it begins."))


def occurrences_can_be(activity: ActivityPage) -> Iterator[Refusal]:
    """Refuse an activity with an occurrence that is refused."""
    if any(any(ends_after_it_begins(one)) for one in activity.occurrences.all()):
        yield Refusal("occurrences", _("An occurrence cannot end before it begins."))


def _facts(instance: Model, *names: str) -> dict[str, Any]:
    # Whoever made the instance may have given text, which becomes a number only in the database.
    fields: dict[str, Any] = {name: instance._meta.get_field(name) for name in names}
    return {name: field.to_python(getattr(instance, name)) for name, field in fields.items()}


def register() -> None:
    """Have the gate ask these rules."""
    gate.register(ActivityPage, says_what_is_required)
    gate.register_for_submission(ActivityPage, says_what_moderation_asks)
    gate.register(ActivityPage, numbers_can_be)
    gate.register(ActivityPage, is_in_latvia)
    gate.register(ActivityPage, comes_to_the_schools_it_names)
    gate.register(Occurrence, ends_after_it_begins)
    gate.register(ActivityPage, occurrences_can_be)
    gate.register(ActivityPage, has_a_published_provider)
