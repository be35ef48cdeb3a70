"""An operation's amounts: the parts make the total and fit the Union's share, or it is said."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from catalogue_pages.identity.amounts import faults
from catalogue_pages.identity.models import FundingOperation
from tests.catalogue_pages.projects import make_operation

RATE = Decimal(85)


def found(total: Any, union: Any, state: Any, rate: Any = RATE) -> dict[str, str]:
    amounts = (None if one is None else Decimal(one) for one in (total, union, state))
    with override("en"):
        return faults(*amounts, rate=rate)


@pytest.mark.parametrize(
    "amounts",
    [
        ("34009600", "28908160", "5101440"),
        ("34009600", None, None),
        (None, None, None),
        ("1000.00", "859.99", "140.01"),
    ],
)
def test_what_fits_or_is_not_known_yet_is_well(amounts: tuple[Any, ...]) -> None:
    assert found(*amounts) == {}


def test_parts_that_do_not_make_the_total_are_said_at_the_total() -> None:
    said = found("34009600", "28908160", "5101400")
    assert set(said) == {"total"}
    assert "34,009,560.00 EUR" in said["total"]
    assert "40.00 EUR apart" in said["total"]
    assert "Correct" in said["total"]


def test_a_part_that_does_not_fit_the_share_is_said_with_what_would_be_due() -> None:
    said = found("1000", "700", "300")
    assert set(said) == {"union_amount"}
    assert "70 % of the total" in said["union_amount"]
    assert "850.00 EUR" in said["union_amount"]
    assert found("1000", "860", "140") == {}
    assert set(found("1000", "860.01", "139.99")) == {"union_amount"}


def test_what_is_lacking_beside_other_amounts_is_asked_for() -> None:
    assert set(found("1000", "850", None)) == {"state_amount"}
    assert set(found(None, None, "150")) == {"total", "union_amount"}


@pytest.mark.django_db
def test_amounts_are_whole_or_none() -> None:
    operation = make_operation()
    operation.full_clean()
    assert operation.amounts is not None
    assert operation.amounts.share(operation.amounts.union) == RATE
    lacking = make_operation(number="2", state_amount=None)
    assert lacking.amounts is None
    with pytest.raises(ValidationError, match="state_amount"):
        lacking.full_clean()


@pytest.mark.django_db
def test_the_form_says_it_at_the_field(admin_client: Client) -> None:
    form = {
        "number": "4.2.2.1",
        "name_lv": "Projekts",
        "fund": "ESF+",
        "rate": "85",
        "total": "1000",
        "union_amount": "850",
        "state_amount": "100",
        "starts_on": date(2025, 4, 1).isoformat(),
        "ends_on": date(2028, 8, 31).isoformat(),
    }
    address = reverse("wagtailsnippets_identity_fundingoperation:add")
    answer = admin_client.post(address, form, headers={"accept-language": "en"})
    assert answer.status_code == 200
    page = BeautifulSoup(answer.content, "html.parser")
    field = page.select_one("#panel-child-total-errors, [data-contentpath=total] .error-message")
    assert field is not None
    assert "950" in field.text
    assert admin_client.post(address, {**form, "state_amount": "150"}).status_code == 302
    assert FundingOperation.objects.get().amounts is not None
