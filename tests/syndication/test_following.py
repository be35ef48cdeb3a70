"""An occurrence stays the same one in a calendar, whatever people do with the others."""

from datetime import UTC, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from syndication.calendars.following import Entry, Times, followed

ACTIVITY = UUID("6f2c3a52-0a83-4f0e-9d0e-5a0a3a6d8f10")
RIGA = ZoneInfo("Europe/Riga")
NOW = datetime(2026, 11, 1, 12, tzinfo=UTC)
LATER = NOW + timedelta(days=1)


def at(day: int, hour: int = 10, lasts: int | None = 60, month: int = 12) -> Times:
    begins = datetime(2026, month, day, hour, tzinfo=RIGA).astimezone(UTC)
    return Times(begins, begins + timedelta(minutes=lasts) if lasts else None)


def told(*held: Times, known: list[Entry] | None = None, moment: datetime = NOW) -> list[Entry]:
    return followed(ACTIVITY, known or [], held, moment)


def state(entry: Entry) -> tuple[Times, int, bool]:
    return entry.times, entry.sequence, entry.cancelled


def test_the_same_occurrences_are_told_the_same() -> None:
    first = told(at(1), at(2))
    assert told(at(2), at(1), known=first, moment=LATER) == first
    assert [entry.sequence for entry in first] == [0, 0]
    assert len({entry.uid for entry in first}) == 2


def test_others_do_not_change_when_one_is_added_moved_or_removed() -> None:
    first = told(at(1), at(2), at(3))
    second = told(at(1), at(2, hour=14), at(5), at(6), known=first, moment=LATER)
    by_uid = {entry.uid: entry for entry in second}
    one, two, three = first
    assert by_uid[one.uid] == one
    assert state(by_uid[two.uid]) == (at(2, hour=14), 1, False)
    assert by_uid[two.uid].changed_at == LATER
    assert state(by_uid[three.uid]) == (at(3), 1, True)
    assert {state(entry) for entry in second} >= {(at(5), 0, False), (at(6), 0, False)}


def test_another_end_is_a_change_of_times() -> None:
    (first,) = told(at(1))
    (second,) = told(at(1, lasts=90), known=[first], moment=LATER)
    assert (second.uid, second.sequence) == (first.uid, 1)


def test_the_only_one_may_move_to_another_day() -> None:
    first = told(at(1), at(2))
    second = told(at(1), at(20), known=first, moment=LATER)
    assert [entry.uid for entry in second] == [entry.uid for entry in first]
    assert [state(entry) for entry in second] == [(at(1), 0, False), (at(20), 1, False)]


def test_what_was_called_off_comes_back_as_itself() -> None:
    first = told(at(1), at(2))
    off = told(at(1), known=first, moment=LATER)
    again = told(at(1), at(2), known=off, moment=LATER + timedelta(days=1))
    assert [entry.uid for entry in again] == [entry.uid for entry in first]
    assert [state(entry) for entry in again] == [(at(1), 0, False), (at(2), 2, False)]


def test_what_was_held_is_not_called_off_when_it_is_tidied_away() -> None:
    first = told(at(30, month=10), at(1))
    assert told(at(1), known=first, moment=LATER) == first[1:]


def test_what_begins_where_a_moved_one_began_is_another() -> None:
    first = told(at(1))
    moved = told(at(1, hour=15), known=first, moment=LATER)
    both = told(at(1), at(1, hour=15), known=moved, moment=LATER)
    assert [entry.times for entry in both] == [at(1), at(1, hour=15)]
    assert both[1].uid == first[0].uid
    assert both[0].uid != first[0].uid


def test_groups_at_the_same_time_are_two() -> None:
    first = told(at(1), at(1), at(1, lasts=90))
    assert len({entry.uid for entry in first}) == 3
    second = told(at(1), at(1, lasts=90), known=first, moment=LATER)
    assert sorted(entry.cancelled for entry in second) == [False, False, True]


TIMES = st.builds(
    at, st.integers(1, 28), st.integers(8, 11), st.sampled_from([None, 60, 90]), st.just(12)
)


@given(st.lists(st.lists(TIMES, max_size=8), min_size=1, max_size=5))
def test_whatever_is_edited_ids_stay_and_what_is_held_is_told(edits: list[list[Times]]) -> None:
    known: list[Entry] = []
    for number, held in enumerate(edits):
        moment = NOW + timedelta(minutes=number)
        found = told(*held, known=known, moment=moment)
        by_uid = {entry.uid: entry for entry in found}
        assert len(by_uid) == len(found)
        standing = [entry.times for entry in found if not entry.cancelled]
        assert sorted(map(repr, standing)) == sorted(map(repr, held))
        for before in known:
            after = by_uid[before.uid]
            same = (after.times, after.cancelled) == (before.times, before.cancelled)
            assert after == before if same else after.sequence == before.sequence + 1
        assert told(*held, known=found, moment=moment + timedelta(seconds=1)) == found
        known = found
