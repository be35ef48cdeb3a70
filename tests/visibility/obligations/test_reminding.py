"""Reminders: a month and a week ahead and when it is late, once, in one letter a person a day."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import transaction

from catalogue_pages.identity.models import FundingOperation
from mailing.models import Delivery
from people.groups import make_groups
from people.models import User
from people.roles import COMMUNICATIONS
from tests.persons import in_group, make_person
from visibility.obligations.kinds import Kind
from visibility.obligations.models import Obligation
from visibility.obligations.reminding import remind

DUE = date(2026, 12, 31)
DAY = timedelta(days=1)


def before(days: int) -> date:
    return DUE - days * DAY


@pytest.fixture
def team(db: None) -> list[User]:
    make_groups()
    return [in_group(name, COMMUNICATIONS.name) for name in ("anna", "zane")]


@pytest.fixture
def figures(operation: FundingOperation) -> Obligation:
    return obliged(operation, Kind.FIGURES)


def obliged(operation: FundingOperation, kind: Kind, **values: Any) -> Obligation:
    given = {"due_on": DUE, "due_by_data": DUE, **values}
    return Obligation.objects.create(kind=kind, operation=operation, **given)


def readers(day: date) -> list[str]:
    return sorted(letter.recipient for letter in remind(day))


def test_each_stage_is_told_once(team: list[User], figures: Obligation) -> None:
    both = ["anna@example.org", "zane@example.org"]
    told = {days: readers(before(days)) for days in (31, 30, 29, 8, 7, 6, 0, -1, -2, -40)}
    assert {days for days, whom in told.items() if whom} == {30, 7, -1}
    assert told[30] == told[7] == told[-1] == both


def test_a_second_round_on_the_day_writes_nothing(team: list[User], figures: Obligation) -> None:
    assert len(remind(before(30))) == 2
    assert remind(before(30)) == []
    assert Delivery.objects.count() == 2


def test_another_day_begins_anew(team: list[User], figures: Obligation) -> None:
    remind(before(7))
    Obligation.objects.update(due_on=DUE + 20 * DAY)
    assert readers(before(6)) == ["anna@example.org", "zane@example.org"]


def test_the_owner_alone_is_told_and_one_who_left_is_not(
    team: list[User], operation: FundingOperation
) -> None:
    owner = make_person("ilze", language="en")
    row = obliged(operation, Kind.EVENT, owner=owner)
    assert readers(before(20)) == ["ilze@example.org"]
    User.objects.filter(pk=owner.pk).update(is_active=False)
    assert readers(before(7)) == ["anna@example.org", "zane@example.org"]
    row.refresh_from_db()
    assert row.told == "week"


def test_one_letter_a_person_a_day_lists_everything(
    team: list[User], operation: FundingOperation, figures: Obligation
) -> None:
    obliged(operation, Kind.EVENT, owner=team[0])
    obliged(operation, Kind.ARCHIVE, due_on=DUE + 90 * DAY)
    written = {letter.recipient: letter for letter in remind(before(5))}
    assert len(written) == 2
    first, second = written["anna@example.org"], written["zane@example.org"]
    assert "2 tasks are due" in first.subject
    assert "Communication event" in first.text
    assert "Figures" in first.text
    assert "1 task is due" in second.subject
    assert "Communication event" not in second.text
    assert "Material for bodies" not in first.text


def test_who_had_a_letter_today_hears_of_what_is_new_tomorrow(
    team: list[User], operation: FundingOperation, figures: Obligation
) -> None:
    remind(before(5))
    late = obliged(operation, Kind.EVENT)
    assert remind(before(5)) == []
    late.refresh_from_db()
    assert late.told == ""
    assert readers(before(4)) == ["anna@example.org", "zane@example.org"]


def test_killed_in_between_nothing_is_told_and_then_everything_once(
    team: list[User], figures: Obligation
) -> None:
    with transaction.atomic():
        assert len(remind(before(7))) == 2
        transaction.set_rollback(True)  # what a database does when its client is killed
    assert not Delivery.objects.exists()
    figures.refresh_from_db()
    assert figures.told == ""
    assert len(remind(before(7))) == 2
    assert remind(before(7)) == []


@pytest.mark.parametrize("closed", [{"done_on": DUE}, {"waived_reason": "Nav"}, {"lapsed_on": DUE}])
def test_what_is_closed_is_told_to_nobody(
    team: list[User], operation: FundingOperation, closed: dict[str, Any]
) -> None:
    obliged(operation, Kind.EVENT, **closed)
    assert remind(before(-3)) == []


def test_without_anybody_it_is_told_once_there_is_somebody(
    operation: FundingOperation, figures: Obligation
) -> None:
    make_groups()
    assert remind(before(7)) == []
    person = make_person("vēlāk", language="en")
    person.groups.add(Group.objects.get(name=COMMUNICATIONS.name))
    assert len(remind(before(6))) == 1
