"""Two people decide in the same moment, each in a transaction of their own (PostgreSQL)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.db import connection

from catalogue_pages.activities.models import ActivityPage
from catalogue_pages.articles.first_pages import make_catalogue, make_home, publish
from catalogue_pages.providers.models import ProviderPage
from catalogue_pages.vocabularies.loading import load
from catalogue_pages.vocabularies.models import Field, Format, Grade, Kind, ProviderType
from editorial.moderation.errors import DecisionError
from editorial.moderation.reasons import load_reasons
from editorial.moderation.states import State, state_of
from editorial.moderation.submission import submit
from editorial.moderation.workflow import make_workflow
from mailing.models import Delivery
from people.groups import make_groups
from people.models import Membership, User
from people.roles import EDITOR

pytestmark = [pytest.mark.postgres, pytest.mark.usefixtures("committing")]


@pytest.fixture
def activity(committing: None) -> ActivityPage:
    load()
    make_groups()
    catalogue = make_catalogue(make_home())
    make_workflow()
    load_reasons()
    museum = ProviderType.objects.get(code="museum")
    provider = publish(catalogue, ProviderPage(name_lv="Tehnikas nams", provider_type=museum))
    ilze = User.objects.create_user("ilze", "ilze@example.org")
    Membership.objects.create(person=ilze, provider=provider)
    page = ActivityPage(
        name_lv="Robotikas darbnīca",
        summary_lv="Skolēni būvē robotu.",
        kind=Kind.objects.get(code="workshop"),
        field=Field.objects.get(code="technology"),
        by_arrangement=True,
        price=0,
        live=False,
    )
    page.grades = list(Grade.objects.filter(code="4"))
    page.formats = list(Format.objects.filter(code="online"))
    provider.add_child(instance=page)
    page.save_revision()
    return ActivityPage.objects.get(pk=page.pk)


def together(*actions: Callable[[], Any]) -> list[Any]:
    """Do several things in the same moment; returns what each gave, or the refusal it met."""
    start = Barrier(len(actions))

    def run(action: Callable[[], Any]) -> Any:
        try:
            start.wait(timeout=30)
            return action()
        except DecisionError as refusal:
            return refusal
        finally:
            connection.close()

    with ThreadPoolExecutor(len(actions)) as threads:
        return list(threads.map(run, actions))


def test_two_submit_once_and_one_of_two_decisions_stands(activity: ActivityPage) -> None:
    ilze = User.objects.get(username="ilze")
    assert together(lambda: submit(activity, ilze), lambda: submit(activity, ilze)) == [[], []]
    assert activity.workflow_states.count() == 1
    editors = [User.objects.create_user(f"redaktors{number}") for number in (1, 2)]
    for one in editors:
        one.groups.add(Group.objects.get(name=EDITOR.name))

    def decide(person: User, action: str) -> Callable[[], None]:
        page = ActivityPage.objects.get(pk=activity.pk)
        task, state = page.current_workflow_task, page.current_workflow_task_state
        return lambda: task.on_action(state, person, action, words="Labojiet.")

    answers = together(decide(editors[0], "approve"), decide(editors[1], "reject"))
    assert sum(isinstance(answer, DecisionError) for answer in answers) == 1
    assert state_of(activity) in {State.LIVE, State.RETURNED}
    told = Delivery.objects.filter(event__in=["activity-approved", "activity-returned"])
    assert told.count() == 1
