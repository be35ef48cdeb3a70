"""The journal: rows, positions, targets."""

from uuid import UUID, uuid4

import pytest

from catalogue_pages.changes.journal import record
from catalogue_pages.changes.models import Change, Target
from catalogue_pages.changes.positions import (
    confirm,
    forget_confirmed,
    is_pending,
    lag,
    last_position,
    locked,
    next_batch,
    number_rows,
)
from catalogue_pages.changes.targets import register, retire

pytestmark = pytest.mark.django_db

ONE, TWO, THREE = UUID(int=1), UUID(int=2), UUID(int=3)


def number() -> None:
    with locked() as journal:
        number_rows(journal)


def forget() -> None:
    with locked() as journal:
        forget_confirmed(journal)


def test_a_row_has_no_position_until_it_is_given_one() -> None:
    register("a")
    record([ONE, TWO])
    assert next_batch(10, ["a"]) is None
    number()
    batch = next_batch(10, ["a"])
    assert batch is not None
    assert list(batch.activities) == [ONE, TWO]
    assert batch.end == last_position()


def test_positions_never_come_again() -> None:
    register("a")
    seen: list[int] = []
    for _ in range(5):
        record([uuid4(), uuid4()])
        number()
        positions = [row.position or 0 for row in Change.objects.order_by("position")]
        assert not set(seen) & set(positions)
        assert min(positions) > max(seen, default=0)
        seen += positions
        confirm("a", last_position())
        forget()
        assert not Change.objects.exists()


def test_a_row_committed_late_comes_after_those_numbered_before() -> None:
    register("a")
    record([ONE, TWO])
    late = Change.objects.order_by("id").first()
    assert late is not None
    late.delete()  # its transaction is still open
    number()
    Change.objects.create(id=late.id, activity=ONE)
    number()
    batch = next_batch(10, ["a"])
    assert batch is not None
    assert list(batch.activities) == [TWO, ONE]


def test_an_activity_that_changed_often_comes_once_with_its_last_position() -> None:
    register("a")
    record([ONE, TWO, ONE, ONE])
    number()
    batch = next_batch(10, ["a"])
    assert batch is not None
    assert set(batch.activities) == {ONE, TWO}
    assert batch.activities[ONE] == batch.end


def test_a_batch_ends_where_it_is_full() -> None:
    register("a")
    record([ONE, TWO, THREE])
    number()
    batch = next_batch(2, ["a"])
    assert batch is not None
    assert list(batch.activities) == [ONE, TWO]
    confirm("a", batch.end)
    rest = next_batch(2, ["a"])
    assert rest is not None
    assert list(rest.activities) == [THREE]


def test_a_batch_is_for_those_alone_whose_missing_rows_it_holds() -> None:
    for name in ("far", "near", "slow"):
        register(name)
    record([ONE])
    number()
    confirm("far", last_position())
    confirm("near", last_position())
    record([TWO])
    number()
    confirm("far", last_position())
    batch = next_batch(10, ["far", "near"])  # the slow one is being left alone
    assert batch is not None
    assert list(batch.activities) == [TWO]
    assert batch.targets == ("near",)


def test_rows_stay_until_the_slowest_target_has_confirmed() -> None:
    register("fast")
    register("slow")
    record([ONE, TWO])
    number()
    confirm("fast", last_position())
    forget()
    assert Change.objects.count() == 2
    assert next_batch(10, ["fast"]) is None
    confirm("slow", last_position())
    forget()
    assert not is_pending()


def test_confirming_less_changes_nothing() -> None:
    register("a")
    record([ONE, TWO])
    number()
    confirm("a", last_position())
    confirm("a", last_position() - 1)
    assert Target.objects.get(name="a").confirmed == last_position()


def test_a_new_target_is_told_only_what_changes_from_then_on() -> None:
    register("old")
    record([ONE])
    register("new")
    record([TWO])
    number()
    batch = next_batch(10, ["new"])
    assert batch is not None
    assert list(batch.activities) == [TWO]


def test_a_retired_target_holds_no_rows_back() -> None:
    register("old")
    record([ONE])
    number()
    retire("old")
    assert not is_pending()


def test_the_lag_counts_rows() -> None:
    assert lag().rows == 0
    record([ONE, TWO])
    assert lag().rows == 2
    assert lag().seconds >= 0
