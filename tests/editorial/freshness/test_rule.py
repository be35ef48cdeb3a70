from datetime import date

import pytest

from editorial.freshness.rule import NOTHING, Done, Stage, review_by, stage

DUE = date(2027, 8, 15)


@pytest.mark.parametrize(
    ("verified", "expected"),
    [
        (date(2026, 9, 1), date(2027, 8, 15)),
        (date(2027, 3, 3), date(2027, 8, 15)),
        (date(2027, 5, 16), date(2027, 8, 15)),  # 91 days before
        (date(2027, 5, 17), date(2028, 5, 17)),  # 90 days before: for the coming school year
        (date(2027, 8, 15), date(2028, 8, 15)),
        (date(2027, 8, 16), date(2028, 8, 15)),
        (date(2028, 2, 29), date(2028, 8, 15)),
    ],
)
def test_the_day_is_before_the_school_year_and_twelve_months_at_most(
    verified: date, expected: date
) -> None:
    assert review_by(verified) == expected


@pytest.mark.parametrize(
    ("done", "today", "expected"),
    [
        (NOTHING, date(2027, 7, 15), None),
        (NOTHING, date(2027, 7, 16), Stage.SOON),
        (Done(reminded=date(2027, 7, 16)), date(2027, 8, 14), None),
        (Done(reminded=date(2027, 7, 16)), DUE, Stage.DUE),
        (NOTHING, date(2027, 12, 24), Stage.DUE),  # the site stood still: first it is asked
        (Done(asked=DUE), date(2027, 10, 13), None),
        (Done(asked=DUE), date(2027, 10, 14), Stage.HIDE),
        (Done(asked=date(2027, 12, 24)), date(2028, 2, 21), None),
        (Done(asked=DUE, hidden=date(2027, 10, 14)), date(2028, 1, 1), None),
    ],
)
def test_what_is_done_on_a_day(done: Done, today: date, expected: Stage | None) -> None:
    assert stage(DUE, done, today) is expected
