"""What a funding operation costs, as the page about it tells: a row for each who pays."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.formats import number_format
from django.utils.translation import gettext

from catalogue_pages.identity.amounts import Amounts, percentage
from catalogue_pages.identity.models import FundingOperation


@dataclass(frozen=True, slots=True)
class Payer:
    """Who pays, how many euros and which part of the total, as people of the language write it."""

    name: str
    amount: str
    share: str


@dataclass(frozen=True, slots=True)
class Costs:
    """Who pays and the total. `union_width` is the Union's percentage as a drawing takes it."""

    payers: tuple[Payer, ...]
    total: Payer
    union_width: str


def costs(operation: FundingOperation | None) -> Costs | None:
    """The costs in the language that is active; None while the amounts are not known."""
    amounts = operation.amounts if operation else None
    if operation is None or amounts is None:
        return None
    union = gettext("European Union (%(fund)s)") % {"fund": operation.fund}
    parts = {union: amounts.union, gettext("State budget"): amounts.state}
    return Costs(
        payers=tuple(_payer(name, part, amounts) for name, part in parts.items() if part),
        total=_payer(gettext("Total"), amounts.total, amounts),
        union_width=f"{amounts.share(amounts.union):f}",
    )


def _payer(name: str, part: Decimal, amounts: Amounts) -> Payer:
    every = (amounts.total, amounts.union, amounts.state)
    places = 0 if all(one == one.to_integral_value() for one in every) else 2
    euros = str(number_format(part, places, force_grouping=True))
    return Payer(name, euros, f"{percentage(amounts.share(part))}\N{NO-BREAK SPACE}%")
