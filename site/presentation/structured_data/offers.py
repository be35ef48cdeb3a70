"""What an activity costs, how it is booked, and for how many."""

from django.utils.translation import gettext

from catalogue_pages.activities.models import ActivityPage, PriceUnit
from catalogue_pages.providers.models import ProviderPage
from presentation.structured_data.blocks import Setting, Thing, thing
from presentation.structured_data.places import area_served, venue
from search.facets.municipality import pupils_come

CURRENCY = "EUR"


def offer(activity: ActivityPage, provider: ProviderPage, setting: Setting) -> Thing:
    """What the provider offers; without a price where nobody has told it.

    It says where the activity is held, too: what has no date is no event, and has no location.
    """
    days = activity.lead_time_days
    return thing(
        "Offer",
        {
            "url": activity.booking_url or setting.address,
            "offeredBy": {"@id": provider.public_id.urn},
            **_price(activity),
            "description": setting.said(activity, "price_includes"),
            "eligibleQuantity": _group(activity),
            "advanceBookingRequirement": None
            if days is None
            else thing("QuantitativeValue", {"value": days, "unitCode": "DAY"}),
            "availabilityStarts": _day(activity.valid_from),
            "availabilityEnds": _day(activity.valid_to),
            "availableAtOrFrom": venue(activity, provider, setting)
            if pupils_come(activity)
            else None,
            "areaServed": area_served(activity, setting),
        },
    )


def is_free(activity: ActivityPage) -> bool | None:
    """Whether it costs nothing; None where the price is not known."""
    return None if activity.price is None else activity.price == 0


def _price(activity: ActivityPage) -> Thing:
    if activity.price is None:
        return {}
    amount = {"price": f"{activity.price:f}", "priceCurrency": CURRENCY}
    per_group = activity.price_unit == PriceUnit.GROUP
    unit = gettext("group") if per_group else gettext("pupil")
    return {
        **amount,
        "priceSpecification": thing("UnitPriceSpecification", {**amount, "unitText": unit}),
    }


def _group(activity: ActivityPage) -> Thing | None:
    if not (activity.group_min or activity.group_max):
        return None
    size = {"minValue": activity.group_min, "maxValue": activity.group_max}
    return thing("QuantitativeValue", {**size, "unitText": gettext("pupil")})


def _day(day: object) -> str:
    return str(day or "")
