"""What an operation costs: whether the parts make the total and fit the Union's share."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.utils.formats import number_format
from django.utils.translation import gettext as _

TOLERANCE: Final = Decimal("0.01")
"""How far the Union's part may be from its share, as a part of the total."""
CENT: Final = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Amounts:
    """Euros: the total, and of it what the Union and the state's budget pay."""

    total: Decimal
    union: Decimal
    state: Decimal

    def share(self, part: Decimal) -> Decimal:
        """A part as a percentage of the total, to two places; the total is more than nothing."""
        return (part * 100 / self.total).quantize(CENT, ROUND_HALF_UP)


def faults(
    total: Decimal | None, union: Decimal | None, state: Decimal | None, *, rate: Decimal | None
) -> dict[str, str]:
    """What is wrong with amounts in euros for the Union's share `rate` (%), by field.

    A total without parts is well; so is nothing. Nothing is said of what is no amount by itself.
    """
    if union is None and state is None:
        return {}
    given = {"total": total, "union_amount": union, "state_amount": state}
    lacking = [field for field, amount in given.items() if amount is None]
    if lacking:
        return dict.fromkeys(lacking, _("Write this amount too: the parts must make the total."))
    if total is None or union is None or state is None or total <= 0:
        return {}
    return {**_of_the_sum(total, union + state), **_of_the_share(total, union, rate)}


def _of_the_sum(total: Decimal, parts: Decimal) -> dict[str, str]:
    if parts == total:
        return {}
    said = _(
        "The Union's part and the state's part make %(parts)s EUR, which is %(apart)s EUR apart "
        "from this total. Correct the total or the part that is wrong."
    )
    return {"total": said % {"parts": _euros(parts), "apart": _euros(abs(total - parts))}}


def _of_the_share(total: Decimal, union: Decimal, rate: Decimal | None) -> dict[str, str]:
    if rate is None or abs(union - total * rate / 100) <= total * TOLERANCE:
        return {}
    due = (total * rate / 100).quantize(CENT, ROUND_HALF_UP)
    said = _(
        "This is %(found)s %% of the total, but the Union's share is %(rate)s %%, which would be "
        "%(due)s EUR. Correct this amount or the share."
    )
    found = (union * 100 / total).quantize(CENT, ROUND_HALF_UP)
    values = {"found": percentage(found), "rate": percentage(rate), "due": _euros(due)}
    return {"union_amount": said % values}


def percentage(share: Decimal) -> str:
    """A share (%) as people write it in the active language, without zeros that say nothing."""
    return str(number_format(share.normalize()))


def _euros(amount: Decimal) -> str:
    return str(number_format(amount, 2, force_grouping=True))
