from decimal import Decimal

import pytest

from catalogue_pages.vocabularies.snapshot import Vocabularies
from search.facets.price import PriceFacet
from tests.search.facets.conftest import Making


@pytest.mark.parametrize(
    ("price", "unit", "group_max", "codes"),
    [
        (None, "pupil", None, ["unknown"]),
        ("0", "pupil", None, ["free", "up-to-5", "up-to-10", "up-to-20"]),
        ("0", "group", None, ["free", "up-to-5", "up-to-10", "up-to-20"]),
        ("5", "pupil", None, ["up-to-5", "up-to-10", "up-to-20"]),
        ("5.01", "pupil", None, ["up-to-10", "up-to-20"]),
        ("20", "pupil", None, ["up-to-20"]),
        ("20.50", "pupil", None, []),
        ("120", "group", 30, ["up-to-5", "up-to-10", "up-to-20"]),
        ("150", "group", 25, ["up-to-10", "up-to-20"]),
        ("120", "group", None, ["unknown"]),
        (None, "group", 30, ["unknown"]),
    ],
)
def test_limits_hold_what_a_pupil_pays(
    activity: Making,
    vocabularies: Vocabularies,
    price: str | None,
    unit: str,
    group_max: int | None,
    codes: list[str],
) -> None:
    page = activity(
        price=None if price is None else Decimal(price), price_unit=unit, group_max=group_max
    )
    assert list(PriceFacet().codes(page, vocabularies)) == codes


def test_every_code_has_a_label_in_both_languages(vocabularies: Vocabularies) -> None:
    latvian = PriceFacet().choices(vocabularies, "lv")
    english = PriceFacet().choices(vocabularies, "en")
    assert [choice.label for choice in english][:2] == ["Free", "Up to 5 EUR"]
    assert [choice.label for choice in latvian] != [choice.label for choice in english]
