"""What an activity costs a pupil."""

from collections.abc import Iterable
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from catalogue_pages.activities.models import ActivityPage, PriceUnit
from catalogue_pages.bilingual.reading import Language
from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.facet import Choice, Facet

FREE: Final = "free"
UNKNOWN: Final = "unknown"
STEPS: Final = (5, 10, 20)
"""The offered limits in euro."""


def limit_code(step: int) -> str:
    """The code of an offered limit in euro."""
    return f"up-to-{step}"


def limit_for(euro: int) -> str:
    """The code of the least offered limit that holds a sum; empty when the sum is above them."""
    return next((limit_code(step) for step in STEPS if euro <= step), "")


def price_per_pupil(activity: ActivityPage) -> Decimal | None:
    """What a pupil pays, in euro; None when nobody knows.

    A price per group is shared by the largest group, and unknown without its size: the least a
    pupil can pay, which is how such offers are compared. Nothing per group is nothing per pupil.
    """
    price: Decimal | None = activity.price
    if not price or activity.price_unit != PriceUnit.GROUP:
        return price
    return price / activity.group_max if activity.group_max else None


class PriceFacet(Facet):
    """Limits hold what is below them: free is also up to 5. An unknown price meets no limit."""

    parameter = "price"
    title = _("Price for a pupil")

    def choices(self, vocabularies: Vocabularies, language: Language) -> list[Choice]:
        """Free, each limit, unknown."""
        with override(language):
            return [
                Choice(FREE, gettext("Free")),
                *(
                    Choice(limit_code(step), gettext("Up to %(sum)s EUR") % {"sum": step})
                    for step in STEPS
                ),
                Choice(UNKNOWN, gettext("Price unknown")),
            ]

    def codes(self, activity: ActivityPage, vocabularies: Vocabularies) -> Iterable[str]:
        """Unknown, or every limit that the price keeps; none when it is above them all."""
        price = price_per_pupil(activity)
        if price is None:
            return (UNKNOWN,)
        limits = [limit_code(step) for step in STEPS if price <= step]
        return [FREE, *limits] if price == 0 else limits
