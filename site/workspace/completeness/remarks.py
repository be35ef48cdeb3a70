"""What editors have asked to be mended, in the order of the questions."""

from dataclasses import dataclass

from editorial.moderation.remarks import ByField, remarks_on
from editorial.moderation.submission import Written
from workspace.answering.answers import column_label
from workspace.completeness.meter import field_address
from workspace.guide.guides import guide_of


@dataclass(frozen=True, slots=True)
class Pointed:
    """One remark, with the field that it is about and where that is; empty for the whole."""

    words: str
    label: str
    address: str


def remarks_for(page: Written) -> ByField:
    """The remarks that wait for an answer, by column."""
    return remarks_on(page)


def pointed(draft: Written, remarks: ByField) -> list[Pointed]:
    """The remarks as a list: first what is about the whole, then as the questions are asked."""
    order = ["", *(column for asked in guide_of(draft).questions for column in asked.columns)]
    fields = sorted(remarks, key=lambda one: order.index(one) if one in order else len(order))
    return [
        Pointed(
            said.text,
            column_label(field, type(draft)) if field else "",
            field_address(draft, field) if field in order and field else "",
        )
        for field in fields
        for said in remarks[field]
    ]
