"""A provider makes a series of days and ends it."""

from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from catalogue_pages.activities.models import ActivityPage
from editorial.moderation.submission import submit
from tests.workspace.conftest import latest, text


def path_of(activity: ActivityPage) -> str:
    return f"/lv/darbvieta/norises/{activity.public_id}/dienas/"


def weekly(first: Any, last: Any) -> dict[str, str]:
    return {
        "make": "",
        "make-first_day": first.isoformat(),
        "make-begins": "10:00",
        "make-minutes": "80",
        "make-rhythm": "weekly",
        "make-last_day": last.isoformat(),
    }


def days(activity: ActivityPage) -> list[Any]:
    return sorted(timezone.localdate(one.starts_at) for one in latest(activity).occurrences.all())


def test_a_series_is_made_twice_without_doubles_and_ended(
    mine: Client, activity: ActivityPage
) -> None:
    first = timezone.localdate() + timedelta(days=7)
    weeks = [first + timedelta(weeks=number) for number in range(4)]
    for _again in range(2):
        answer = mine.post(path_of(activity), weekly(first, weeks[-1]), follow=True)
        assert "4 dienas melnrakstā" in text(answer)
    assert days(activity) == weeks
    ended = {"end": "", "end-last_day": weeks[1].isoformat()}
    assert "2 dienas melnrakstā" in text(mine.post(path_of(activity), ended, follow=True))
    assert days(activity) == weeks[:2]


def test_a_series_that_cannot_be_is_refused_with_words(
    mine: Client, activity: ActivityPage
) -> None:
    first = timezone.localdate() + timedelta(days=7)
    answer = mine.post(path_of(activity), weekly(first, first - timedelta(days=1)))
    assert answer.status_code == 422
    assert "Pēdējā diena nevar būt pirms pirmās" in text(answer)
    assert days(activity) == []


def test_what_a_colleague_has_added_meanwhile_stays(mine: Client, activity: ActivityPage) -> None:
    first = timezone.localdate() + timedelta(days=7)
    mine.get(path_of(activity))
    mine.post(path_of(activity), weekly(first, first))
    later = first + timedelta(days=1)
    mine.post(path_of(activity), weekly(later, later))
    assert days(activity) == [first, later]


def test_while_editors_have_it_nothing_is_changed(
    mine: Client, complete: ActivityPage, person: Any
) -> None:
    assert submit(complete, person) == []
    before = days(complete)
    first = timezone.localdate() + timedelta(days=7)
    answer = mine.post(path_of(complete), weekly(first, first), follow=True)
    assert "ir pie redaktoriem" in text(answer)
    assert days(complete) == before
